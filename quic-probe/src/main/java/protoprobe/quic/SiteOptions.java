// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import protoprobe.kit.cli.Family;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.Tool;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.target.Manner;
import protoprobe.quic.target.Names;
import protoprobe.quic.target.Names.Pin;
import protoprobe.quic.target.Origin;
import protoprobe.quic.target.SiteAddress;
import protoprobe.quic.target.SiteTranscript;
import protoprobe.quic.trust.Authorities;
import protoprobe.quic.trust.Identity;

/** How the user wants a site to be visited. */
@Command
final class SiteOptions {
  private static final int HTTP = 80;
  private static final Pattern PIN =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_.-]+):(\\d{1,5}):(.+)");
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([ -~\t]*?)[ \t]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  /** What would change how a message is framed or to whom it goes. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "keep-alive",
          "proxy-connection");

  @Option(
      names = "--resolve",
      paramLabel = "HOST:PORT:ADDR",
      description = "Take this address for that host and port; several are divided by commas.")
  List<String> resolve = List.of();

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Believe these certificate authorities (PEM) instead of the system's.")
  java.nio.file.Path authorities;

  @Option(names = "--insecure", description = "Note a certificate that is not believed, but go on.")
  boolean insecure;

  @Option(
      names = "--servername",
      paramLabel = "NAME",
      description = "For SNI and the certificate; default the host.")
  String serverName;

  @Option(names = "--path", paramLabel = "PATH", description = "What to ask for; default /.")
  String path;

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "Send this field with each request.")
  List<String> headers = List.of();

  @Option(
      names = "--follow-foreign",
      description =
          "Also visit alternatives on other hosts, and on private addresses of public sites.")
  boolean followForeign;

  /**
   * How that site is to be visited.
   *
   * @throws BadInput if something cannot be used
   */
  Manner manner(SiteAddress site, Family family) {
    if (path != null && site.path().isPresent()) {
      throw new BadInput(
          "--path %s: expected a target without path, it has %s"
              .formatted(path, site.path().get()));
    }
    Origin origin = site.origin();
    return new Manner(
        origin,
        serverName == null ? origin.host() : named(serverName),
        SiteAddress.path(path == null ? site.path().orElse("/") : path),
        fields(),
        trust(),
        new Names(family, resolve.stream().map(SiteOptions::pin).toList()),
        followForeign,
        true,
        origin.port() == Origin.HTTPS ? OptionalInt.of(HTTP) : OptionalInt.empty(),
        Manner.PATIENT);
  }

  /** A header field as a record may show it. */
  static String withoutSecret(String header) {
    String name = header.split(":", 2)[0].strip();
    return SiteTranscript.isSecret(name) ? name + ": (left out)" : header;
  }

  private Trust trust() {
    if (authorities == null) {
      return new Trust("", insecure);
    }
    Authorities.of(authorities); // refuses what cannot be used before anybody is visited
    return new Trust(authorities.toAbsolutePath().toString(), insecure);
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (String text : headers) {
      Matcher match = HEADER.matcher(text);
      if (!match.matches()) {
        throw new BadInput("--header '%s': expected 'NAME: VALUE' in ASCII".formatted(text));
      }
      String name = match.group(1).toLowerCase(Locale.ROOT);
      if (OURS.contains(name)) {
        throw new BadInput("--header '%s': expected a field other than %s".formatted(text, name));
      }
      fields.add(new Field(name, match.group(2)));
    }
    if (fields.stream().noneMatch(field -> field.name().equals("user-agent"))) {
      Tool tool = Tool.named("quic-probe");
      fields.add(0, new Field("user-agent", tool.name() + "/" + tool.version()));
    }
    return fields;
  }

  private static String named(String name) {
    if (!NAME.matcher(name).matches() && !Identity.isAddress(name)) {
      throw new BadInput("--servername '%s': expected a name or an address".formatted(name));
    }
    return name;
  }

  private static Pin pin(String text) {
    Matcher match = PIN.matcher(text);
    int port = match.matches() ? Integer.parseInt(match.group(2)) : 0;
    if (port < 1 || port > 65_535) {
      throw new BadInput("--resolve '%s': expected HOST:PORT:ADDR".formatted(text));
    }
    List<InetAddress> addresses =
        Arrays.stream(match.group(3).split(",", -1)).map(each -> address(text, each)).toList();
    String host = match.group(1).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    return Pin.of(host, port, addresses);
  }

  private static InetAddress address(String text, String literal) {
    String bare = literal.replaceAll("^\\[(.*)]$", "$1");
    try {
      if (Identity.isAddress(bare)) {
        return InetAddress.getByName(bare); // a literal: nobody is asked
      }
    } catch (UnknownHostException e) {
      // falls through
    }
    throw new BadInput(
        "--resolve '%s': '%s', expected an IPv4 or IPv6 address".formatted(text, literal));
  }
}
