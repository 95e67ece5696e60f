// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.TestAuthority.Issued;

/** What a client met that is played by a test. */
final class FakeVisit {
  private final List<Field> headers = new ArrayList<>();
  private Issued issued = ScriptedSite.ISSUED;
  private String alpn = "h3";
  private int version = 1;
  private int status;
  private End end;
  private String reason = "";
  private boolean shaken = true;

  private FakeVisit(int status, End end) {
    this.status = status;
    this.end = end;
  }

  /** An answer like that of {@code SiteReply.of}. */
  static FakeVisit of(int status) {
    return new FakeVisit(status, End.ANSWERED);
  }

  /** No answer. */
  static FakeVisit ending(End end, String reason) {
    FakeVisit visit = new FakeVisit(0, end);
    visit.reason = reason;
    return visit;
  }

  FakeVisit header(String name, String value) {
    headers.add(new Field(name, value));
    return this;
  }

  FakeVisit issued(Issued other) {
    issued = other;
    return this;
  }

  FakeVisit alpn(String other) {
    alpn = other;
    return this;
  }

  FakeVisit version(int other) {
    version = other;
    return this;
  }

  /** The handshake was not completed. */
  FakeVisit unshaken() {
    shaken = false;
    return this;
  }

  Visit visit() {
    Optional<Visit.Handshake> handshake =
        Optional.of(
                new Visit.Handshake(
                    5, version, alpn, "TLS_AES_128_GCM_SHA256", false, List.of(), chain()))
            .filter(each -> shaken);
    Optional<Visit.Answer> answer =
        Optional.of(new Visit.Answer(9, status, headers, 29, "00", true))
            .filter(each -> each.status() != 0);
    return new Visit(end, reason, Optional.empty(), handshake, answer, new Visit.Evidence("", ""));
  }

  private List<String> chain() {
    return issued.chain().stream()
        .map(
            each -> {
              try {
                return Base64.getEncoder().encodeToString(each.getEncoded());
              } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }
}
