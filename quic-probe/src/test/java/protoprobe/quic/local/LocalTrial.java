// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import protoprobe.kit.process.Printed;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.target.Served;
import protoprobe.quic.target.ServedTarget;
import protoprobe.quic.testing.Inside;

/**
 * The program inside: starts a local server twice, asks it with foreign clients, and prints what
 * they saw, a JSON object for each start.
 */
final class LocalTrial {
  static final int DOWNLOADS = 15;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedTarget target;
  private final Served served;
  private final SortedMap<String, String> seen = new TreeMap<>();

  private LocalTrial(ServedTarget target) {
    this.target = target;
    this.served = target.served();
  }

  public static void main(String... arguments) throws IOException {
    LocalTarget local = Inside.server(arguments[0]);
    for (int i = 0; i < 2; i++) {
      SortedMap<String, String> seen;
      try (ServedTarget target = Inside.start(local)) {
        seen = new LocalTrial(target).look();
      }
      seen.put("left", children());
      System.out.println(JSON.writeValueAsString(seen));
    }
  }

  /** What it printed. */
  static List<SortedMap<String, String>> read(String output) throws IOException {
    List<SortedMap<String, String>> trials = new ArrayList<>();
    for (String line : output.lines().toList()) {
      trials.add(JSON.readValue(line, new TypeReference<TreeMap<String, String>>() {}));
    }
    return trials;
  }

  private SortedMap<String, String> look() throws IOException {
    target.info().facts().forEach((fact, value) -> seen.put("fact " + fact, value));
    seen.put("version", target.info().version());
    look(served.quic(), "four");
    served.six().ifPresent(six -> look(new InetSocketAddress(six, served.quic().getPort()), "six"));
    seen.put("libraries", libraries());
    seen.put("large downloads", Long.toString(largeDownloads()));
    return seen;
  }

  private void look(InetSocketAddress address, String family) {
    String versions =
        VersionProbe.ask(address).stream()
            .flatMap(answer -> answer.versions().stream())
            .map("%08x"::formatted)
            .collect(Collectors.joining(" "));
    seen.put(family + " versions", versions);
    seen.put(family + " h3", gtlsclient(address, "/"));
    seen.put(family + " h3 large", gtlsclient(address, served.pages().large()));
    if (served.tcp().isPresent()) {
      seen.put(family + " h1", curl(address, "--http1.1", "/"));
      seen.put(family + " h2", curl(address, "--http2", "/"));
      served
          .pages()
          .redirect()
          .ifPresent(path -> seen.put(family + " redirect", curl(address, "--http2", path)));
      served
          .pages()
          .headers()
          .ifPresent(path -> seen.put(family + " headers", curl(address, "--http2", path)));
      seen.put(family + " missing", curl(address, "--http2", "/none"));
    }
  }

  /** How many of some come to their end: a sender with a race stalls now and then. */
  private long largeDownloads() {
    return IntStream.range(0, DOWNLOADS)
        .mapToObj(i -> gtlsclient(served.quic(), served.pages().large()))
        .filter(words -> words.contains("HTTP stream 0 closed with error code 256"))
        .count();
  }

  private String gtlsclient(InetSocketAddress address, String path) {
    return Printed.by(
        List.of(
            "sh",
            "-c",
            "gtlsclient \"$@\" 2>&1 | grep -aE '^(http:|HTTP|Negotiated)'",
            "gtlsclient",
            "--exit-on-first-stream-close",
            "--timeout=3s",
            "--no-quic-dump",
            "--no-http-dump",
            "--sni=" + served.host(),
            address.getAddress().getHostAddress(),
            Integer.toString(address.getPort()),
            "https://%s:%d%s".formatted(served.host(), address.getPort(), path)));
  }

  private String curl(InetSocketAddress address, String version, String path) {
    String literal = address.getAddress().getHostAddress();
    return Printed.by(
        List.of(
            "curl",
            "--silent",
            "--show-error",
            "--max-time",
            "5",
            version,
            "--cacert",
            served.authorities().toString(),
            "--resolve",
            "%s:%d:%s".formatted(served.host(), address.getPort(), literal),
            "--dump-header",
            "-",
            "--output",
            "/dev/null",
            "https://%s:%d%s".formatted(served.host(), address.getPort(), path)));
  }

  /** Native libraries of child processes that are files no more, or lie in a temporary folder. */
  private static String libraries() {
    return ProcessHandle.current()
        .children()
        .flatMap(child -> maps(child.pid()))
        .filter(line -> line.contains("netty"))
        .map(line -> line.substring(line.indexOf('/')))
        .filter(file -> file.contains(".so"))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> maps(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/maps")).stream();
    } catch (IOException ended) {
      return Stream.empty();
    }
  }

  private static String children() {
    return ProcessHandle.current()
        .descendants()
        .map(child -> child.info().commandLine().orElse("?"))
        .collect(Collectors.joining(", "));
  }
}
