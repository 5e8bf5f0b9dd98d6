package com.thriviohr.udfs.simulator;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on the loopback interface that answers like model endpoints do: OpenAI chat completions,
 * SageMaker runtime and Bedrock Converse, with a capacity model and planned faults.
 *
 * <pre>{@code
 * try (EndpointSimulator simulator = EndpointSimulator.start(SimulatorSettings.defaults())) {
 *   client.endpointOverride(simulator.uri());
 * }
 * }</pre>
 *
 * <p>Everything runs on one event-loop thread; waiting is done by timers. A JVM may run many.
 */
public final class EndpointSimulator implements AutoCloseable {
  /** Header of a 503 that says the endpoint is about to go away; its value is {@code spot}. */
  public static final String DRAINING_HEADER = "x-endpoint-draining";

  private static final Logger LOG = LoggerFactory.getLogger(EndpointSimulator.class);

  private final SimulatorLedger ledger = new SimulatorLedger();
  private final NioEventLoopGroup loops;
  private final EventLoop loop;
  private final SimulatorClock clock;
  private final GenerationSlots slots;
  private final Dispatcher dispatcher;
  private final ListeningPort port;
  private final JobStore store;
  private int interruptions;

  private EndpointSimulator(SimulatorSettings settings) {
    loops = new NioEventLoopGroup(1, new DefaultThreadFactory("endpoint-simulator", true));
    loop = loops.next();
    clock = new EventLoopClock(loop, settings.timeFactor());
    ObjectPages objects = new ObjectPages();
    store = settings.s3().<JobStore>map(server -> new S3Objects(server, loops)).orElse(objects);
    slots = new GenerationSlots(settings.capacity(), clock, ledger);
    dispatcher =
        new Dispatcher(
            settings, clock, ledger, slots, () -> goAway(Duration.ZERO, settings.spotOutage()));
    List<WireProtocol> protocols =
        List.of(
            new OpenAiProtocol(),
            new SageMakerProtocol(settings.tgiList()),
            new ConverseProtocol());
    RequestRouter router =
        new RequestRouter(
            protocols,
            dispatcher,
            new StatusPages(slots, dispatcher, ledger),
            new ControlPages(slots, dispatcher, this::goAway),
            batchPlanes(settings, objects));
    try {
      port = new ListeningPort(loop, settings.port(), router);
    } catch (InvalidInputException e) {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
  }

  private BatchPlanes batchPlanes(SimulatorSettings settings, ObjectPages objects) {
    JobRunner runner = new JobRunner(store, dispatcher, loop);
    return new BatchPlanes(
        new TransformJobsPlane(
            new SimulatedJobs(runner, new TransformOutput(store), clock, settings),
            new SageMakerProtocol(settings.tgiList())),
        new InvocationJobsPlane(
            new SimulatedJobs(runner, new InvocationOutput(store), clock, settings)),
        objects);
  }

  /**
   * Starts a server; it accepts connections when this returns.
   *
   * @throws InvalidInputException when the port is taken
   */
  public static EndpointSimulator start(SimulatorSettings settings) {
    requireNonNull(settings, "settings");
    EndpointSimulator simulator = new EndpointSimulator(settings);
    LOG.info("Endpoint simulator listens on {}", simulator.uri());
    return simulator;
  }

  /** Base address, without a path; OpenAI clients add {@code /v1}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port.number());
  }

  /** What was asked and what it costs, live. */
  public SimulatorLedger ledger() {
    return ledger;
  }

  /** Changes slots, speed or queue for all generations that start after this returns. */
  public void capacity(Capacity capacity) {
    requireNonNull(capacity, "capacity");
    onLoop(() -> slots.capacity(capacity));
  }

  /** Changes what goes wrong. */
  public void faults(FaultPlan plan) {
    requireNonNull(plan, "plan");
    onLoop(() -> dispatcher.faults(plan));
  }

  /**
   * A spot interruption. From now on new requests are answered 503 with {@link #DRAINING_HEADER};
   * when the notice is over, every connection breaks and the port is closed.
   *
   * @param notice simulated time that is left; zero for none
   */
  public void interrupt(Duration notice) {
    onLoop(() -> drain(notice));
  }

  /** Ends a spot interruption: the same port is open when this returns. */
  public void comeBack() {
    onLoop(() -> dispatcher.drain(false));
    loop.submit(port::reopen).syncUninterruptibly().getNow().syncUninterruptibly();
  }

  /** Stops at once; generations in flight are lost. Closing twice is harmless. */
  @Override
  public void close() {
    store.close();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.submit(task).syncUninterruptibly();
    }
  }

  private void drain(Duration notice) {
    LOG.info("Spot interruption with {} notice", notice);
    dispatcher.drain(true);
    int mine = ++interruptions;
    if (notice.isZero()) {
      takeAway(mine);
    } else {
      clock.after(notice.toNanos(), () -> takeAway(mine));
    }
  }

  /** Does nothing when that interruption has been called off. */
  private void takeAway(int interruption) {
    if (interruption == interruptions && dispatcher.isDraining()) {
      slots.lose();
      port.close();
    }
  }

  /** The answer that announces it must leave first, so the connections break a turn later. */
  private void goAway(Duration notice, Duration outage) {
    clock.after(
        0,
        () -> {
          if (!dispatcher.isDraining()) {
            drain(notice);
            int mine = interruptions;
            clock.after(notice.plus(outage).toNanos(), () -> comeBackFrom(mine));
          }
        });
  }

  private void comeBackFrom(int interruption) {
    if (interruption == interruptions) {
      dispatcher.drain(false);
      port.reopen();
    }
  }
}
