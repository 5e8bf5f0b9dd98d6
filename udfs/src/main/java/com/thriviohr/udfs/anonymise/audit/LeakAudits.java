package com.thriviohr.udfs.anonymise.audit;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.roster.Roster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.WeakHashMap;

/** The audit of each tenant of a roster, one per roster and JVM. */
final class LeakAudits {
  static final String STAGE = "leak-audit";

  private static final Map<Roster, LeakAudits> BY_ROSTER = new WeakHashMap<>();

  private final Map<String, LeakAudit> byTenant = new HashMap<>();
  private final LeakAudit noRoster = new LeakAudit(List.of());

  private LeakAudits(Roster roster) {
    roster.tenants().forEach(tenant -> byTenant.put(tenant, new LeakAudit(roster.people(tenant))));
  }

  static LeakAudits of(Roster roster) {
    synchronized (BY_ROSTER) {
      return BY_ROSTER.computeIfAbsent(roster, LeakAudits::new);
    }
  }

  /** The dead letter of a record whose texts leak; empty for clean ones. Fails closed. */
  Optional<DeadLetter> letter(String tenantId, String recordId, List<String> texts) {
    Map<String, Integer> leaks = new TreeMap<>();
    String reason;
    try {
      LeakAudit audit = byTenant.getOrDefault(tenantId, noRoster);
      for (String text : texts) {
        audit.leaks(text).forEach((type, count) -> leaks.merge(type, count, Math::max));
      }
      reason = leaks.isEmpty() ? "" : "LEAK_" + leaks.keySet().iterator().next();
    } catch (RuntimeException e) {
      reason = "AUDIT_FAILED";
    }
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        DeadLetters.of(Door.QUARANTINED, STAGE, reason)
            .setTenantId(tenantId)
            .setRecordId(recordId)
            .setDetail("Leaks by type: " + leaks + ".")
            .build());
  }
}
