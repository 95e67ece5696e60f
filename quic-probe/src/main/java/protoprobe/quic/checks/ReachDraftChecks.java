// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Site;
import protoprobe.quic.wire.VersionNegotiation;

@Topic(spec = "RFC 9114", title = "Drafts of HTTP/3")
final class ReachDraftChecks {
  private static final int SIZE = 1200;
  private static final int DRAFTS = 0xff000000;
  private static final Pattern DRAFT = Pattern.compile("h3-(?:(\\d{2})|([QT]\\d{3}))");

  /**
   * What it speaks a server tells by Version Negotiation (RFC 9000 section 6.1); nothing demands
   * that the list is complete, so it is a SHOULD.
   */
  @Check(
      id = "quic/reach/draft",
      row = "NEG-05",
      section = "3.1",
      level = SHOULD,
      says = "A server speaks the version of QUIC of each draft of HTTP/3 that is advertised.")
  void draft(Site site, QuicServer server) {
    List<Alternative> drafts =
        site.statements().stream()
            .flatMap(statement -> statement.field().alternatives().stream())
            .filter(each -> version(each).isPresent())
            .toList();
    if (drafts.isEmpty()) {
      throw new Unsupported("drafts of HTTP/3: none is advertised");
    }
    List<Alternative> here =
        drafts.stream().filter(each -> each.port() == server.address().getPort()).toList();
    if (here.isEmpty()) {
      throw new NotApplicable(
          "drafts are advertised elsewhere than at UDP port " + server.address().getPort());
    }
    List<Integer> spoken = spoken(server);

    assertThat(here)
        .as("versions for the drafts advertised among %s", words(spoken))
        .allMatch(each -> spoken.contains(version(each).orElseThrow()), "is spoken");
  }

  private static List<Integer> spoken(QuicServer server) {
    List<byte[]> answers =
        server.provokeDatagrams(Datagrams.garbage(SIZE), Datagrams.unknownVersion(SIZE));
    return answers.stream()
        .findFirst()
        .map(answer -> VersionNegotiation.decode(answer).versions())
        .orElseThrow(() -> new Inconclusive("no Version Negotiation came"));
  }

  /** Draft n is version 0xff0000nn; Google's versions are their names in ASCII. */
  private static Optional<Integer> version(Alternative alternative) {
    Matcher draft = DRAFT.matcher(alternative.protocol());
    if (!draft.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        draft.group(1) != null
            ? DRAFTS + Integer.parseInt(draft.group(1))
            : ByteBuffer.wrap(draft.group(2).getBytes(StandardCharsets.US_ASCII)).getInt());
  }

  private static List<String> words(List<Integer> versions) {
    return versions.stream().map("0x%08x"::formatted).toList();
  }
}
