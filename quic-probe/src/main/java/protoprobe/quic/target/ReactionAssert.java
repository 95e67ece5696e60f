// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import protoprobe.kit.check.Grade;
import protoprobe.quic.forge.Closing;
import protoprobe.quic.target.Reaction.Kind;
import protoprobe.quic.tls.Alert;
import protoprobe.quic.wire.TransportError;

/**
 * Expectations of a reaction. A connection that ends with the named code is graded exact, with a
 * code that may stand for any (RFC 9000 section 11, RFC 9001 section 4.8) generic; with another
 * code, or without a word, weak.
 */
public final class ReactionAssert extends AbstractAssert<ReactionAssert, Reaction> {
  private static final Set<Long> GENERIC =
      Set.of(TransportError.PROTOCOL_VIOLATION.code(), TransportError.INTERNAL_ERROR.code());

  private static final Set<Long> GENERIC_ALERTS =
      Set.of(Alert.HANDSHAKE_FAILURE.error(), Alert.INTERNAL_ERROR.error());

  private ReactionAssert(Reaction actual) {
    super(actual, ReactionAssert.class);
  }

  /** Begins an expectation. */
  public static ReactionAssert assertThatReaction(Reaction reaction) {
    return new ReactionAssert(reaction);
  }

  /** A connection error with one of these codes. */
  public ReactionAssert closesWith(TransportError... errors) {
    return closes(
        Arrays.stream(errors).map(TransportError::code).collect(Collectors.toSet()), GENERIC);
  }

  /** A connection error that carries one of these alerts. */
  public ReactionAssert closesWith(Alert... alerts) {
    Set<Long> generic = new TreeSet<>(GENERIC);
    generic.addAll(GENERIC_ALERTS);
    return closes(Arrays.stream(alerts).map(Alert::error).collect(Collectors.toSet()), generic);
  }

  /** A connection error with one of these codes of any kind. */
  public ReactionAssert closesWithCode(Long... codes) {
    Set<Long> generic = new TreeSet<>(GENERIC);
    generic.addAll(GENERIC_ALERTS);
    return closes(Set.of(codes), generic);
  }

  private ReactionAssert closes(Set<Long> exact, Set<Long> generic) {
    isNotNull();
    if (actual.kind() == Kind.SERVED) {
      fail("connection error " + names(exact));
    }
    actual.findings().grade(grade(exact, generic));
    return this;
  }

  private Grade grade(Set<Long> exact, Set<Long> generic) {
    return actual
        .closing()
        .filter(closing -> !closing.reset() && !closing.frame().application())
        .map(Closing::error)
        .map(
            code ->
                exact.contains(code)
                    ? Grade.EXACT
                    : generic.contains(code) ? Grade.GENERIC : Grade.WEAK)
        .orElse(Grade.WEAK);
  }

  /** The connection goes on as if nothing had been. */
  public ReactionAssert goesOn() {
    isNotNull();
    if (actual.kind() != Kind.SERVED) {
      fail("that the connection goes on");
    }
    return this;
  }

  /** Either goes on, or a connection error with one of these codes. */
  public ReactionAssert goesOnOrClosesWith(TransportError... errors) {
    return actual.kind() == Kind.SERVED ? this : closesWith(errors);
  }

  private void fail(String expected) {
    failWithMessage("expected %s after %s, but %s", expected, actual.stimulus(), actual.detail());
  }

  private static String names(Set<Long> codes) {
    return codes.stream()
        .sorted()
        .map(TransportError::describe)
        .collect(Collectors.joining(" or "));
  }
}
