package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** The search index of each tenant of a roster, one per roster and JVM. */
public final class RosterIndexes {
  private static final Map<Roster, RosterIndexes> BY_ROSTER = new WeakHashMap<>();

  private final Map<String, RosterIndex> byTenant = new ConcurrentHashMap<>();

  private RosterIndexes(Roster roster) {
    roster.tenants().forEach(tenant -> byTenant.put(tenant, RosterIndex.of(roster.people(tenant))));
  }

  /** The indexes of a roster; the same instance for the same roster. */
  public static RosterIndexes of(Roster roster) {
    synchronized (BY_ROSTER) {
      return BY_ROSTER.computeIfAbsent(roster, RosterIndexes::new);
    }
  }

  /** The people of a tenant; an empty index for an unknown one. */
  public RosterIndex tenant(String tenantId) {
    return byTenant.getOrDefault(tenantId, RosterIndex.empty());
  }
}
