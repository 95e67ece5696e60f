// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.quic.stack.kwik.Scripted.errand;
import static protoprobe.quic.stack.kwik.Scripted.script;
import static protoprobe.quic.stack.kwik.Scripted.visit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.WireReader;
import tech.kwik.qpack.Decoder;

/** What is asked, and how much of the answer is read. */
@Timeout(60)
class KwikRequestTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "/, site.example, site.example:443",
    "/a%20b%2Fc?d=%41&e=<f>?g, site.example:8443, site.example:8443",
    "/%, '[2001:db8::1]', '[2001:db8::1]:443'"
  })
  void it_arrives_as_it_was_given_but_for_a_port(String path, String authority, String arrives)
      throws IOException {
    List<Heard> all = new CopyOnWriteArrayList<>();
    Errand errand =
        errand(folder)
            .withAuthority(authority)
            .withPath(path)
            .withHeaders(List.of(new Field("alt-used", "x"), new Field("connection", "y")));

    Visit visit =
        visit(
            script()
                .when(
                    Scripted::asksForAPage,
                    heard -> {
                      all.add(heard);
                      return new Action.Take();
                    }),
            errand);

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(fields(all.get(0)))
        .containsOnly(
            Map.entry(":method", "GET"),
            Map.entry(":scheme", "https"),
            Map.entry(":authority", arrives),
            Map.entry(":path", path),
            Map.entry("alt-used", "x"),
            Map.entry("connection", "y"));
  }

  /** HEADERS is the first frame on the stream, and here in one packet. */
  private static Map<String, String> fields(Heard heard) throws IOException {
    byte[] octets =
        heard.frames().stream()
            .filter(Frame.Stream.class::isInstance)
            .map(Frame.Stream.class::cast)
            .filter(stream -> stream.stream() == 0)
            .map(Frame.Stream::data)
            .findFirst()
            .orElseThrow();
    WireReader in = new WireReader(octets);
    assertThat(in.varInt("frame type")).as("HEADERS").isEqualTo(1);
    byte[] section = in.prefixed("field section");
    return Decoder.newBuilder().build().decodeStream(new ByteArrayInputStream(section)).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @ParameterizedTest
  @CsvSource({"100000, 1234, 1234, false", "5000, 5000, 5000, true", "5000, 4999, 4999, false"})
  void a_body_is_read_up_to_the_limit(int body, long most, long length, boolean complete) {
    Visit visit =
        visit(script().answering(body), errand(folder).withLimits(Scripted.PATIENT.withBody(most)));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.answer()).map(Visit.Answer::length).contains(length);
    assertThat(visit.answer()).map(Visit.Answer::complete).contains(complete);
  }

  @Test
  void the_same_body_has_the_same_hash() {
    String one = visit(script(), errand(folder)).answer().orElseThrow().sha256();
    String other = visit(script(), errand(folder)).answer().orElseThrow().sha256();
    String shorter =
        visit(script(), errand(folder).withLimits(Scripted.PATIENT.withBody(999)))
            .answer()
            .orElseThrow()
            .sha256();

    assertThat(one).matches("[0-9a-f]{64}").isEqualTo(other).isNotEqualTo(shorter);
  }
}
