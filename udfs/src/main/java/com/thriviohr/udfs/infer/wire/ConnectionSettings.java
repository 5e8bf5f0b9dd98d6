package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;

/**
 * How servers are reached: through a proxy, and trusted by further certificate authorities than the
 * Java platform's. Read where a job is started and shipped to its workers. Immutable.
 */
public final class ConnectionSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The platform's authorities; a proxy where HTTP_PROXY or HTTPS_PROXY names one. */
  public static final ConnectionSettings DEFAULTS = new ConnectionSettings(null, List.of(), null);

  /** Never asked through a proxy: this machine. */
  private static final List<String> LOCAL = List.of("localhost", "127.*", "[::1]");

  private final URI proxy;
  private final ArrayList<String> direct;
  private final String authorities;

  private ConnectionSettings(URI proxy, List<String> direct, String authorities) {
    this.proxy = proxy;
    this.direct = new ArrayList<>(direct);
    this.authorities = authorities;
  }

  /**
   * The same through an HTTP proxy.
   *
   * @param url address of the proxy, such as http://proxy.internal:3128
   * @param directHosts hosts asked without it, a {@code *} for any part; local ones always are
   */
  public ConnectionSettings through(URI url, List<String> directHosts) {
    return new ConnectionSettings(requireNonNull(url, "url"), directHosts, authorities);
  }

  /**
   * The same with the certificate authorities of a PEM file beside the platform's.
   *
   * @param location file in any file system Flink knows
   * @throws InvalidInputException when it cannot be read or holds no certificate
   */
  public ConnectionSettings trusting(String location) {
    String pem = text(location);
    try {
      TrustedAuthorities.parse(pem);
    } catch (java.security.cert.CertificateException e) {
      throw new InvalidInputException(
          "'" + location + "' holds no X.509 certificates: give a PEM file of them.", e);
    }
    return new ConnectionSettings(proxy, direct, pem);
  }

  /** The proxy, if one is set. */
  public Optional<URI> proxy() {
    return Optional.ofNullable(proxy);
  }

  /** Where a connection to a server leads first: to the proxy, or to the server itself. */
  public InetSocketAddress firstHop(URI server) {
    boolean proxied = proxy != null && nonProxyHosts().noneMatch(server.getHost()::matches);
    URI hop = proxied ? proxy : server;
    int usual = "https".equals(hop.getScheme()) ? 443 : 80;
    return new InetSocketAddress(hop.getHost(), hop.getPort() >= 0 ? hop.getPort() : usual);
  }

  /** Patterns of the hosts asked directly, as the SDK's client takes them. */
  Stream<String> nonProxyHosts() {
    return Stream.concat(LOCAL.stream(), direct.stream())
        .map(host -> host.startsWith(".") ? "*" + host : host)
        .map(
            host ->
                Arrays.stream(host.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")));
  }

  /** Certificates in PEM, if some are trusted beside the platform's. */
  Optional<String> authorities() {
    return Optional.ofNullable(authorities);
  }

  private static String text(String location) {
    Path file = new Path(location);
    try (InputStream in = file.getFileSystem().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new InvalidInputException(
          "Certificates '" + location + "' cannot be read: give a readable PEM file.", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionSettings
        && identity().equals(((ConnectionSettings) other).identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Object> identity() {
    return Arrays.asList(proxy, direct, authorities);
  }
}
