// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The outer JVM of {@link GuardianIT}, there to be killed. Says who is who on standard output,
 * passes the command's first line on, and closes the guardian when it reads a line.
 */
final class GuardianHost {
  private GuardianHost() {}

  public static void main(String[] command) throws Exception {
    GuardianSpec spec =
        GuardianSpec.of(command).withAddresses(List.of("127.53.99.1/32")).withPipedOutput();
    try (Guardian guardian = Guardian.start(spec);
        BufferedReader told = reader(guardian.output());
        BufferedReader asked = reader(System.in)) {
      System.out.println(guardian.unshare().pid());
      System.out.println(guardian.init().pid());
      System.out.println(guardian.directory().path());
      System.out.println(told.readLine());
      if ("wait".equals(asked.readLine())) {
        System.out.println(guardian.waitFor());
      }
    }
    System.out.println("closed");
  }

  private static BufferedReader reader(InputStream from) {
    return new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
  }
}
