// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import protoprobe.kit.process.Guardian;
import protoprobe.kit.process.GuardianSpec;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.testing.Namespaces;

/**
 * What a program of the tests did in namespaces of its own.
 *
 * @param status its exit status
 * @param output what it printed
 * @param errors what it and its children printed on standard error
 * @param left who is in its namespaces after its end
 */
public record Namespaced(int status, String output, String errors, List<String> left) {
  /** Runs it to its end. */
  public static Namespaced run(Class<?> main, List<String> addresses, List<String> arguments)
      throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    GuardianSpec spec =
        GuardianSpec.of(run -> JavaCommand.of(run, main, arguments))
            .withAddresses(addresses)
            .withErrors(errors)
            .withPipedOutput();
    try (Namespaces namespaces = new Namespaces()) {
      int status;
      String output;
      try (Guardian guardian = Guardian.start(spec)) {
        namespaces.hold(guardian.init().pid());
        output = new String(guardian.output().readAllBytes(), StandardCharsets.UTF_8);
        status = guardian.waitFor();
      }
      String said = errors.toString(StandardCharsets.UTF_8);
      return new Namespaced(status, output, said, namespaces.inhabitants());
    }
  }
}
