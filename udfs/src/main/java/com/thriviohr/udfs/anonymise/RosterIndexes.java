package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.TenantViews;
import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import java.util.Map;

/** The search index of each tenant of a roster, one per roster and JVM. */
public final class RosterIndexes {
  private static final TenantViews<RosterIndex> VIEWS = new TenantViews<>(RosterIndex::of);

  private final Map<String, RosterIndex> byTenant;

  private RosterIndexes(Map<String, RosterIndex> byTenant) {
    this.byTenant = byTenant;
  }

  /** The indexes of a roster. */
  public static RosterIndexes of(Roster roster) {
    return new RosterIndexes(VIEWS.of(roster));
  }

  /** The people of a tenant; an empty index for an unknown one. */
  public RosterIndex tenant(String tenantId) {
    return byTenant.getOrDefault(tenantId, RosterIndex.empty());
  }
}
