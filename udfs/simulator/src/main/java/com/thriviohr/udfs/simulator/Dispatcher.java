package com.thriviohr.udfs.simulator;

import java.util.Optional;
import java.util.OptionalLong;

/** Takes a request through faults, quota, queue and generation to its answer. One thread. */
final class Dispatcher {
  private static final double NANOS_PER_SECOND = 1e9;

  private final SimulatorSettings settings;
  private final SimulatorClock clock;
  private final SimulatorLedger ledger;
  private final GenerationSlots slots;
  private final FaultActor actor;
  private final AnswerWriter writer;
  private final RequestQuota quota;
  private final long startNanos;
  private FaultPlan faults;
  private boolean draining;

  /**
   * @param spotInterruption what the fault {@link Fault#SPOT} does
   */
  Dispatcher(
      SimulatorSettings settings,
      SimulatorClock clock,
      SimulatorLedger ledger,
      GenerationSlots slots,
      Runnable spotInterruption) {
    this.settings = settings;
    this.clock = clock;
    this.ledger = ledger;
    this.slots = slots;
    this.actor = new FaultActor(spotInterruption);
    this.faults = settings.faults();
    this.writer = new AnswerWriter(settings.seed());
    this.quota = new RequestQuota(settings.quota(), clock);
    this.startNanos = clock.nanos();
  }

  /** While draining, every new request is sent away and those inside are finished. */
  void drain(boolean on) {
    draining = on;
  }

  boolean isDraining() {
    return draining;
  }

  /** From now on this goes wrong. */
  void faults(FaultPlan plan) {
    faults = plan;
  }

  /** Handles one generation request that could be read. */
  void dispatch(GenerationRequest request, WireProtocol protocol, Exchange exchange) {
    int tries = ledger.receive(request.prompt().fingerprint());
    if (draining) {
      ledger.refuse();
      exchange.answer(
          protocol
              .error(WireError.UNAVAILABLE, "The endpoint is draining")
              .withHeader(EndpointSimulator.DRAINING_HEADER, "spot"));
      return;
    }
    double seconds = (clock.nanos() - startNanos) / NANOS_PER_SECOND;
    Attempt attempt =
        new Attempt(settings.seed(), ledger.requests(), request.prompt(), tries, seconds);
    Optional<Fault> fault = faults.choose(attempt);
    fault.ifPresent(ledger::strike);
    begin(new Call(request, protocol, exchange, fault));
  }

  /** Counts a request that the service refuses as unreadable. */
  void reject(WireProtocol protocol, Exchange exchange, String message) {
    ledger.reject();
    exchange.answer(protocol.error(WireError.BAD_REQUEST, message));
  }

  private void begin(Call call) {
    if (call.fault().isEmpty()) {
      admit(call);
    } else if (call.fault().get() == Fault.DELAY) {
      clock.after(settings.delay().toNanos(), () -> admit(call));
    } else if (call.fault().get().isLate()) {
      admit(call);
    } else {
      actor.strikeEarly(call.fault().get(), call.protocol(), call.exchange());
    }
  }

  private void admit(Call call) {
    OptionalLong reserved = quota.reserve(call.request());
    if (reserved.isEmpty()) {
      ledger.refuse();
      throttle(call, quota.secondsToWait(call.request()));
      return;
    }
    call.reserved(reserved.getAsLong());
    Generation generation = Generation.of(call.request(), writer.write(call.request().prompt()));
    GenerationJob job =
        new GenerationJob(
            generation,
            () -> finish(call, generation),
            written -> abort(call, generation, written),
            () -> abandon(call));
    if (call.protocol().abortsWithClient()) {
      call.exchange().onGone(() -> slots.abort(job));
    }
    if (!slots.submit(job)) {
      refuse(call);
    }
  }

  private void refuse(Call call) {
    ledger.refuse();
    quota.settle(call.reservedTokens(), 0, 0);
    if (settings.unavailableWhenFull()) {
      call.refuse(WireError.UNAVAILABLE, "The queue is full");
    } else {
      throttle(call, 1);
    }
  }

  private void throttle(Call call, double seconds) {
    HttpReply answer =
        call.protocol()
            .error(WireError.THROTTLED, "Too many requests, please wait before trying again");
    if (call.protocol().sendsRetryAfter()) {
      long wait = Math.max(1, (long) Math.ceil(seconds / settings.timeFactor()));
      answer = answer.withHeader("Retry-After", Long.toString(wait));
    }
    call.exchange().answer(answer);
  }

  private void finish(Call call, Generation generation) {
    Generation shown = call.fault().map(f -> actor.spoil(f, generation)).orElse(generation);
    quota.settle(call.reservedTokens(), shown.inputTokens(), shown.outputTokens());
    ledger.bill(call.request(), shown.inputTokens(), shown.outputTokens());
    HttpReply answer = call.protocol().answer(call.request(), shown);
    if (actor.sendLate(call.fault(), answer, call.exchange())) {
      ledger.answer();
    }
  }

  private void abort(Call call, Generation generation, int written) {
    quota.settle(call.reservedTokens(), generation.inputTokens(), written);
    ledger.bill(call.request(), generation.inputTokens(), written);
    ledger.abort();
  }

  private void abandon(Call call) {
    quota.settle(call.reservedTokens(), 0, 0);
    ledger.abandon();
  }
}
