// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.Program;
import protoprobe.kit.target.Availability;
import protoprobe.quic.local.web.WebPages;

/** Caddy with quic-go inside: HTTP/1.1, HTTP/2 and HTTP/3 of one site. */
final class Caddy implements Recipe {
  private static final String PROGRAM = "caddy";

  /** In Debian's Built-Using, or in what Go records of a module. */
  private static final Pattern QUIC_GO =
      Pattern.compile("(?:golang-github-lucas-clemente-quic-go \\(= |quic-go/?\\s+v)([\\d.]+)");

  private final String protocols;
  private final String directives;

  /** As it comes. */
  Caddy() {
    this("h1 h2 h3", "");
  }

  /**
   * With a site of another kind.
   *
   * @param protocols of {@code h1 h2 h3}
   * @param directives added to the site's
   */
  Caddy(String protocols, String directives) {
    this.protocols = protocols;
    this.directives = directives;
  }

  @Override
  public String name() {
    return "caddy";
  }

  @Override
  public String product() {
    return "Caddy";
  }

  @Override
  public int number() {
    return 1;
  }

  @Override
  public Availability availability() {
    return Program.find(PROGRAM)
        .map(program -> Availability.yes(program.path().toString()))
        .orElseGet(() -> Availability.missing(PROGRAM, "caddy"));
  }

  @Override
  public Set<Trait> traits() {
    EnumSet<Trait> traits = EnumSet.of(Trait.DUAL, Trait.TCP, Trait.ANSWERS);
    if (protocols.contains("h3")) {
      traits.add(Trait.QUIC);
    }
    return traits;
  }

  @Override
  public List<String> command(Premises premises) {
    Path file = premises.directory().resolve("Caddyfile");
    try {
      Files.writeString(file, configuration(premises));
    } catch (IOException e) {
      throw new UncheckedIOException("configuration file " + file, e);
    }
    return List.of(program(), "run", "--adapter", "caddyfile", "--config", file.toString());
  }

  /** It writes what it ran with into the user's directories, if it is not given others. */
  @Override
  public Map<String, String> environment(Premises premises) {
    String own = premises.directory().toString();
    return Map.of("HOME", own, "XDG_CONFIG_HOME", own, "XDG_DATA_HOME", own);
  }

  /** One site with two listeners would name the alternative twice in Alt-Svc. */
  private String configuration(Premises premises) {
    String sites =
        premises
            .place()
            .addresses()
            .map(address -> site(address, premises.place().port()))
            .collect(Collectors.joining());
    return """
    {
      admin off
      auto_https off
      skip_install_trust
      storage file_system %1$s/storage
      servers {
        protocols %2$s
      }
    }
    (site) {
      tls %3$s %4$s
      root * %5$s
      header Cache-Control max-age=60
      redir %6$s / 302
      %7$s
      respond %8$s 200
      %9$s
      file_server
    }
    %10$s"""
        .formatted(
            premises.directory(),
            protocols,
            premises.identity().chain(),
            premises.identity().key(),
            premises.pages(),
            WebPages.REDIRECT,
            WebPages.FIELDS.stream().map(Caddy::header).collect(Collectors.joining("\n  ")),
            WebPages.HEADERS,
            directives,
            sites);
  }

  private static String header(WebPages.Field field) {
    return "header %s +%s \"%s\"".formatted(WebPages.HEADERS, field.name(), field.value());
  }

  private static String site(InetAddress address, int port) {
    String literal = address.getHostAddress();
    return """
    https://localhost:%1$d, https://%2$s:%1$d {
      bind %3$s
      import site
    }
    """
        .formatted(port, address instanceof Inet6Address ? "[" + literal + "]" : literal, literal);
  }

  @Override
  public Optional<String> version() {
    return Printed.number(Printed.by(List.of(program(), "version")));
  }

  /** Debian builds without modules, so that only the package knows. */
  @Override
  public String stack(Path log) {
    String told =
        Printed.by(List.of(program(), "build-info"))
            + Printed.by(
                List.of(
                    "dpkg-query", "-W", "-f", "${Built-Using}\n${Static-Built-Using}", PROGRAM));
    Matcher match = QUIC_GO.matcher(told);
    return match.find() ? "quic-go " + match.group(1) : "quic-go";
  }

  private static String program() {
    return Program.find(PROGRAM).orElseThrow().path().toString();
  }
}
