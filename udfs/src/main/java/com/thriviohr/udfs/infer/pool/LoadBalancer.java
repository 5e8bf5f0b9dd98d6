package com.thriviohr.udfs.infer.pool;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Which server takes a prompt: the one that had its prefix before, unless that one has clearly more
 * ahead of it than the others; then the better of two drawn at random. A server so slow that
 * waiting for a faster one is quicker gets nothing.
 *
 * @see <a href="https://arxiv.org/abs/1608.01350">Consistent hashing with bounded loads</a>
 */
final class LoadBalancer {
  private static final double LOAD_BOUND = 1.25;

  private final Random random;

  LoadBalancer(Random random) {
    this.random = requireNonNull(random, "random");
  }

  /**
   * @param backends all servers
   * @param waiting prompts that wait for one
   */
  Optional<Backend> pick(List<Backend> backends, PooledCall pooledCall, int waiting) {
    List<Backend> free = new ArrayList<>();
    for (Backend backend : backends) {
      if (backend.hasRoom() && (backend.isStale() || isWorthIt(backend, backends, waiting))) {
        free.add(backend);
      }
    }
    if (free.size() < 2) {
      return free.stream().findFirst();
    }
    double speed = free.stream().mapToDouble(Backend::tokensPerSecond).max().orElse(0);
    double typical = speed > 0 ? speed : 1;
    Backend preferred = preferred(free, pooledCall);
    double mean = free.stream().mapToDouble(m -> m.backlog(typical)).average().orElse(0);
    return Optional.of(
        preferred.backlog(typical) <= mean * LOAD_BOUND ? preferred : lessLoaded(free, typical));
  }

  /** A server with room that does not have the prompt yet, the quickest one. */
  Optional<Backend> pickOther(List<Backend> backends, PooledCall pooledCall) {
    return backends.stream()
        .filter(backend -> backend.hasRoom() && !backend.has(pooledCall.prompt()))
        .min(Comparator.comparingDouble(Backend::secondsPerCall));
  }

  /** Rendezvous hashing: when a server joins or leaves, only its own prompts move. */
  private static Backend preferred(List<Backend> free, PooledCall pooledCall) {
    Backend best = free.get(0);
    for (Backend backend : free) {
      if (weight(backend, pooledCall) > weight(best, pooledCall)) {
        best = backend;
      }
    }
    return best;
  }

  private static long weight(Backend backend, PooledCall pooledCall) {
    long hash = (pooledCall.prefixHash() ^ backend.name().hashCode()) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  private Backend lessLoaded(List<Backend> free, double typical) {
    int one = random.nextInt(free.size());
    int other = (one + 1 + random.nextInt(free.size() - 1)) % free.size();
    return free.get(one).backlog(typical) <= free.get(other).backlog(typical)
        ? free.get(one)
        : free.get(other);
  }

  private static boolean isWorthIt(Backend backend, List<Backend> backends, int waiting) {
    double own = backend.secondsPerCall();
    double fastest = own;
    double callsPerSecond = 0;
    for (Backend other : backends) {
      double seconds = other.secondsPerCall();
      if (other != backend && other.isWell() && seconds > 0 && seconds < own) {
        fastest = Math.min(fastest, seconds);
        callsPerSecond += other.limit().limit() / seconds;
      }
    }
    return callsPerSecond == 0 || own <= waiting / callsPerSecond + 2 * fastest;
  }
}
