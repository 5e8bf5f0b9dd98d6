package com.thriviohr.udfs.infer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A real HTTP server on this machine that answers by a function and remembers what it was sent. */
public final class ScriptedServer implements AutoCloseable {
  static {
    // Without it every answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** A request as it came in. */
  public record Request(String path, Map<String, List<String>> headers, String body) {}

  /** What goes back. */
  public record Response(int status, Map<String, String> headers, String body) {
    /** A JSON body with HTTP 200. */
    public static Response json(String body) {
      return new Response(200, Map.of("Content-Type", "application/json"), body);
    }
  }

  /** Starts on a free port. */
  public ScriptedServer(Function<Request, Response> answer) throws IOException {
    this(HttpServer.create(ANY_PORT, 100), answer);
  }

  /** The same behind TLS. */
  public static ScriptedServer overTls(SSLContext tls, Function<Request, Response> answer)
      throws IOException {
    HttpsServer server = HttpsServer.create(ANY_PORT, 100);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new ScriptedServer(server, answer);
  }

  private ScriptedServer(HttpServer server, Function<Request, Response> answer) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, answer));
    server.start();
  }

  /** Where it listens, without a path. */
  public URI uri() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
  }

  /** Everything it was asked by POST. */
  public List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange, Function<Request, Response> answer) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      // Somebody looks for its metrics, which it has none of.
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Request request =
        new Request(exchange.getRequestURI().getRawPath(), exchange.getRequestHeaders(), body);
    requests.add(request);
    Response response = answer.apply(request);
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
