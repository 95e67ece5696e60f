// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Script;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.TestAuthority;

/** Whom quiche believes, and what it calls whom it asks. */
@Timeout(100)
class QuicheTrustIT {
  @TempDir static Path directory;

  @AutoClose private static Scripted scripted;

  @BeforeAll
  static void start() {
    scripted = new Scripted(directory);
  }

  @Test
  void anAuthorityThatIsNotBelieved() {
    assertDisbelieved(new TestAuthority("stranger").issue("localhost"), "0x130 (unknown_ca)");
  }

  @Test
  void aCertificateThatHasExpired() {
    Instant past = Instant.now().minus(Duration.ofHours(1));
    assertDisbelieved(
        Scripted.AUTHORITY.issueUntil(past, "localhost"),
        "0x12d (certificate_expired): the certificate of 'CN=leaf' expired at ");
  }

  @Test
  void aCertificateForAnotherName() {
    assertDisbelieved(
        Scripted.AUTHORITY.issue("elsewhere.invalid"),
        "0x12a (bad_certificate): the certificate is not for localhost, but for elsewhere.invalid");
  }

  private void assertDisbelieved(TestAuthority.Issued issued, String reason) {
    Visit visit = scripted.visit(Scripted.script(issued));
    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.CERTIFICATE);
    assertThat(visit.reason()).contains(reason);
    assertThat(visit.answer()).as("nobody is asked who is not believed").isEmpty();

    Visit careless =
        scripted.visit(
            Scripted.script(issued), errand -> errand.withTrust(new Errand.Trust("", true)));
    assertThat(careless.end()).as("if everybody is believed").isEqualTo(End.ANSWERED);
    assertThat(careless.handshake().orElseThrow().certificates())
        .containsExactly(Visit.Handshake.encoded(issued.chain().get(0)));
  }

  @Test
  void aServerThatIsKnownByItsAddressNeedsACertificateForIt() {
    TestAuthority.Issued addressed = Scripted.AUTHORITY.issue("127.0.0.1", "::1");

    assertThat(byAddress(addressed).end()).isEqualTo(End.ANSWERED);
    Visit misnamed = byAddress(Scripted.NAMED);
    assertThat(misnamed.end()).isEqualTo(End.CERTIFICATE);
    assertThat(misnamed.reason()).contains("not for 127.0.0.1, but for localhost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "2001:db8::7:1"})
  void addressesAreNotSentAsServerNames(String address) {
    Set<String> names = ConcurrentHashMap.newKeySet();
    Script listening =
        Scripted.GOOD.when(
            heard -> {
              heard.hello().ifPresent(hello -> names.add(name(hello.extension(0))));
              return false;
            },
            new Action.Take());

    scripted.visit(listening, errand -> errand.withServerName(address));
    assertThat(names).as("server names seen").containsExactly("none");
    scripted.visit(listening);
    assertThat(names).anyMatch(name -> name.endsWith("localhost"));
  }

  /** The extension of RFC 6066 section 3 as text; the name is at its end. */
  private static String name(Optional<byte[]> extension) {
    return extension.map(octets -> new String(octets, StandardCharsets.ISO_8859_1)).orElse("none");
  }

  private Visit byAddress(TestAuthority.Issued issued) {
    return scripted.visit(Scripted.script(issued), errand -> errand.withServerName("127.0.0.1"));
  }
}
