// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import java.util.Arrays;
import java.util.List;
import protoprobe.kit.process.Guardian;
import protoprobe.kit.process.GuardianSpec;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.target.LocalTarget;
import protoprobe.quic.local.LocalServer;
import protoprobe.quic.target.ServedTarget;

/** Programs of the tests that work with local servers, in namespaces of their own. */
public final class Inside {
  private Inside() {}

  /** The local servers of these names; all of them where none is named. */
  public static List<LocalTarget> servers(String... names) {
    List<String> wanted = List.of(names);
    List<LocalTarget> all = LocalServer.all();
    List<LocalTarget> found =
        all.stream().filter(each -> wanted.isEmpty() || wanted.contains(each.name())).toList();
    if (!wanted.isEmpty() && found.size() != wanted.size()) {
      throw new IllegalArgumentException(
          "local servers %s: expected some of %s"
              .formatted(wanted, all.stream().map(LocalTarget::name).toList()));
    }
    return found;
  }

  /** The one of that name. */
  public static LocalTarget server(String name) {
    return servers(name).get(0);
  }

  /** Starts the program again in there, with the same arguments; its exit status. */
  public static int enter(Class<?> program, String... arguments) throws Exception {
    GuardianSpec spec =
        GuardianSpec.of(run -> JavaCommand.of(run, program, Arrays.asList(arguments)))
            .withAddresses(servers().stream().flatMap(each -> each.addresses().stream()).toList());
    try (Guardian guardian = Guardian.start(spec)) {
      return guardian.waitFor();
    }
  }

  /** Whether this process is in there. */
  public static boolean isEntered() {
    return RunDirectory.current().isPresent();
  }

  /** Starts a server; only in there. */
  public static ServedTarget start(LocalTarget server) {
    return (ServedTarget) server.start(RunDirectory.current().orElseThrow());
  }
}
