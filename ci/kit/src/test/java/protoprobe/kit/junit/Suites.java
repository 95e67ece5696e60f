// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import org.junit.jupiter.api.Disabled;
import org.opentest4j.TestAbortedException;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Level;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.SampleProbe;

/** Classes as users write them; nested, so that builds do not take them for tests of their own. */
final class Suites {
  private Suites() {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "host",
      skip = "sample/meeting",
      hazard = Hazard.FORGE,
      options = {"--timeout", "200ms"},
      expect = "${expect:-}",
      out = "${out}")
  static class Everything {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "host",
      hazard = Hazard.INTRUSIVE,
      options = {"--timeout", "200ms"},
      expect = "${expect}",
      out = "${out}")
  static class Unfiltered {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "host",
      only = "sample/should",
      strict = true,
      out = "${out}")
  static class Strict {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "host",
      only = "sample/must/pass",
      options = {"--repeat", "3"},
      out = "${out}")
  static class Repeated {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "${address}",
      name = "named",
      only = "sample/must",
      skip = "sample/must/fail",
      levels = Level.MUST,
      out = "${out}")
  static class Selected {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "updating",
      only = "sample/must/fail",
      expect = "${expect}",
      out = "${out}")
  static class Updating {}

  @ConformanceSuite(probe = SampleProbe.class, only = "sample/must/pass", out = "${out}")
  static class Started {
    static int running;

    @ConformanceTarget
    static RunningTarget start() {
      running++;
      return RunningTarget.at("").with("--box", "open").closedBy(() -> running--);
    }
  }

  @ConformanceSuite(probe = SampleProbe.class, only = "sample/must/pass", out = "${out}")
  static class StartFails {
    @ConformanceTarget
    static RunningTarget start() {
      throw new IllegalArgumentException("no port left");
    }
  }

  @ConformanceSuite(probe = SampleProbe.class, only = "sample/must/pass")
  static class StartAborts {
    @ConformanceTarget
    static RunningTarget start() {
      throw new TestAbortedException("no container here");
    }
  }

  @ConformanceSuite(probe = SampleProbe.class, only = "sample/must/pass")
  static class StartsNothing {
    @ConformanceTarget
    static RunningTarget start() {
      return null;
    }
  }

  @Disabled("not today")
  @ConformanceSuite(probe = SampleProbe.class, target = "host")
  static class Off {}

  @ConformanceSuite(probe = SampleProbe.class, target = "host", only = "sample/nothing")
  static class UnknownId {}

  @ConformanceSuite(probe = Probe.class, target = "host")
  static class UnknownProbe {}

  @ConformanceSuite(probe = SampleProbe.class, target = "a:b:c d", out = "${out}")
  static class BadTarget {}

  @ConformanceSuite(probe = SampleProbe.class, target = "silent.example", out = "${out}")
  static class Unreachable {}

  @ConformanceSuite(probe = SampleProbe.class, target = "host", expect = "nowhere", out = "${out}")
  static class NoExpectations {}

  @ConformanceSuite(probe = SampleProbe.class)
  static class NoTarget {}

  @ConformanceSuite(probe = SampleProbe.class, target = "host", local = "ghost")
  static class TwoTargets {}

  @ConformanceSuite(probe = SampleProbe.class, local = "gost", out = "${out}")
  static class UnknownLocal {}

  @ConformanceSuite(probe = SampleProbe.class, local = "ghost", out = "${out}")
  static class AbsentLocal {}

  @ConformanceSuite(probe = SampleProbe.class, target = "host", options = "--bux", out = "${out}")
  static class UnknownOption {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "host",
      options = {"--out", "here", "other"},
      out = "${out}")
  static class OptionOfTheAnnotation {}

  @ConformanceSuite(probe = SampleProbe.class, target = "${no.such.name}", out = "${out}")
  static class UnknownPlaceholder {}

  @ConformanceSuite(
      probe = SampleProbe.class,
      target = "host",
      only = "sample/must/pass",
      levels = Level.INFO)
  static class NothingFits {}

  @ConformanceSuite(probe = SampleProbe.class)
  static class BadStarter {
    @ConformanceTarget
    String start() {
      return "host";
    }
  }

  /** No suite at all. */
  static class Plain {}
}
