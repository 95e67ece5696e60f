// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Errand;

/**
 * A GET as flupke takes it. Java's own builder forbids some fields. Flupke 0.9.4 puts a port into
 * each {@code :authority}, the default one, too.
 */
final class KwikRequest extends HttpRequest {
  private final URI uri;
  private final HttpHeaders headers;

  private KwikRequest(URI uri, HttpHeaders headers) {
    this.uri = uri;
    this.headers = headers;
  }

  /**
   * What the errand asks for.
   *
   * @throws NotApplicable if flupke cannot ask for that
   */
  static KwikRequest of(Errand errand) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    errand
        .headers()
        .forEach(
            field ->
                fields.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value()));
    try {
      return new KwikRequest(uri(errand), HttpHeaders.of(fields, (name, value) -> true));
    } catch (IllegalArgumentException refused) {
      throw new NotApplicable("kwik does not send these fields: " + refused.getMessage());
    }
  }

  /**
   * Flupke sends path and query decoded; this constructor encodes each percent sign, so that they
   * arrive as they are.
   */
  private static URI uri(Errand errand) {
    String[] parts = errand.path().split("\\?", 2);
    String query = parts.length == 1 ? null : parts[1];
    try {
      URI uri = new URI("https", errand.authority(), parts[0], query, null);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException refused) {
      // told below
    }
    throw new NotApplicable(
        "kwik cannot ask '%s' for '%s'".formatted(errand.authority(), errand.path()));
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.empty();
  }

  @Override
  public boolean expectContinue() {
    return false;
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return Optional.empty();
  }
}
