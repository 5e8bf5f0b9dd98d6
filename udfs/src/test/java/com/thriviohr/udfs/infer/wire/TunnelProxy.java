package com.thriviohr.udfs.infer.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that leads every tunnel to one server, whatever host was asked for. */
final class TunnelProxy implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final URI server;

  TunnelProxy(URI server) throws IOException {
    this.server = server;
    daemon(this::accept);
  }

  URI uri() {
    return URI.create("http://localhost:" + socket.getLocalPort());
  }

  /** The first line of every tunnel. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      daemon(() -> tunnel(client));
    }
  }

  private void tunnel(Socket client) throws IOException {
    try (client;
        Socket upstream = new Socket(server.getHost(), server.getPort())) {
      asked.add(head(client.getInputStream()).lines().findFirst().orElse(""));
      client
          .getOutputStream()
          .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      daemon(() -> copy(client.getInputStream(), upstream.getOutputStream()));
      copy(upstream.getInputStream(), client.getOutputStream());
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    in.transferTo(out);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side is gone, which is how every tunnel ends.
              } catch (UncheckedIOException e) {
                // The same.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }
}
