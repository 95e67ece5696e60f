// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.PrintStream;
import protoprobe.kit.result.Result;

/** Tells on standard error how runs go on. Several targets at once; called from several threads. */
public interface Progress extends AutoCloseable {
  /** How to tell. */
  enum Mode {
    /** A bar if standard error is a terminal, else plain lines. */
    AUTO,
    /** Lines for logs and programs. */
    PLAIN,
    /** One bar for all targets. */
    BAR,
    /** Not at all. */
    NONE
  }

  /** Progress in that mode; {@code AUTO} looks at this process's standard error. */
  static Progress of(Mode mode, PrintStream err) {
    return of(mode, err, Terminal.STANDARD_ERROR.capable());
  }

  /** The same, knowing whether the stream is a terminal. */
  static Progress of(Mode mode, PrintStream err, boolean terminal) {
    return switch (mode) {
      case NONE -> new SilentProgress();
      case PLAIN -> new PlainProgress(err, System::nanoTime);
      case BAR -> new BarProgress(err);
      case AUTO -> of(terminal ? Mode.BAR : Mode.PLAIN, err, terminal);
    };
  }

  /**
   * A target's run begins.
   *
   * @param target a name that stays the same for this target, such as {@code edns unbound}
   * @param planned how many results will come
   */
  void begin(String target, int planned);

  /** A result of a target that has begun. */
  void finished(String target, Result result);

  /** A target's run is over, complete or not; a second call changes nothing. */
  void end(String target);

  /** Ends what has not ended, and waits until everything is written. */
  @Override
  void close();
}
