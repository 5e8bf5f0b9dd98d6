package com.thriviohr.udfs.anonymise.audit;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.TenantViews;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The audit of each tenant of a roster, one per roster and JVM. */
final class LeakAudits {
  static final String STAGE = "leak-audit";

  private static final TenantViews<LeakAudit> VIEWS = new TenantViews<>(LeakAudit::new);

  private final Map<String, LeakAudit> byTenant;
  private final LeakAudit noRoster = new LeakAudit(List.of());

  private LeakAudits(Map<String, LeakAudit> byTenant) {
    this.byTenant = byTenant;
  }

  static LeakAudits of(Roster roster) {
    return new LeakAudits(VIEWS.of(roster));
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
