// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTest {
  @Test
  void aSystemCallIsItsNumberAndSixArguments() {
    assertThat(Command.systemCall(0x101, -100, 0x411000, 2).bytes())
        .as("openat(AT_FDCWD, 0x411000, O_RDWR) on x86-64")
        .isEqualTo(
            Listing.bytes(
                """
                00 00 00 00 00 00 00 00 # system call
                01 01 00 00 00 00 00 00 # number 257
                9c ff ff ff ff ff ff ff # -100
                00 10 41 00 00 00 00 00 # address
                02 00 00 00 00 00 00 00 # flags
                00 00 00 00 00 00 00 00 # not given
                00 00 00 00 00 00 00 00 # not given
                00 00 00 00 00 00 00 00 # not given
                """));
  }

  @Test
  void theOthersAreNumberedInOrder() {
    assertThat(Command.scratch().bytes()).as("scratch").startsWith(1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(Command.pipes(5, 6).bytes())
        .as("pipes")
        .startsWith(2, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 6, 0);
    assertThat(Command.clone(17, 2, 3, 4, 5, 6, 7).bytes())
        .as("clone: flags, stack, buffer, commands, replies, two pointers")
        .isEqualTo(
            Listing.bytes(
                """
                03 00 00 00 00 00 00 00
                11 00 00 00 00 00 00 00
                02 00 00 00 00 00 00 00
                03 00 00 00 00 00 00 00
                04 00 00 00 00 00 00 00
                05 00 00 00 00 00 00 00
                06 00 00 00 00 00 00 00
                07 00 00 00 00 00 00 00
                """));
    assertThat(Command.call(0x4000e8, 9).bytes())
        .as("call")
        .startsWith(4, 0, 0, 0, 0, 0, 0, 0, 0xe8, 0, 0x40, 0, 0, 0, 0, 0, 9, 0);
  }

  @Test
  void aRunKnowsHowMuchComesBack() {
    Run run = new Run().add(Command.scratch()).data(new byte[5]).add(Command.call(1), 100);
    assertThat(run.bytes()).as("two commands, and data of the first").hasSize(64 + 5 + 64);
    assertThat(run.replyLength()).as("a word, and a hundred octets and a word").isEqualTo(8 + 108);
    assertThat(Run.word(new byte[] {9, -2, -1, -1, -1, -1, -1, -1, -1}, 1)).isEqualTo(-2);
  }
}
