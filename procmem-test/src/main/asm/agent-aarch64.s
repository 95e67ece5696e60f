// SPDX-License-Identifier: Apache-2.0
// The system-call agent for aarch64. Its bytes are written by Aarch64Agent; AgentSourceIT assembles
// this file and compares. Build by hand: aarch64-linux-gnu-as -o a.o agent-aarch64.s &&
// aarch64-linux-gnu-objcopy -O binary -j .text a.o a.bin
//
// Throughout: w19 descriptor of the commands, w20 of the replies, x21 the command buffer.
// A command is eight little-endian words: what to do, then its operands. A reply is one word.
        .set    BUFFER, 0x410040
        .set    SCRATCH, 0x411000
        .set    READ, 63
        .set    WRITE, 64
        .set    EXIT, 93
        .set    EXIT_GROUP, 94
        .set    CLONE, 220
        .set    EINTR, 4

        .globl  _start
_start:
        mov     w19, #0                 // commands come from descriptor 0,
        mov     w20, #1                 // replies go to descriptor 1
        movz    x21, #(BUFFER & 0xffff)
        movk    x21, #(BUFFER >> 16), lsl #16
        mov     w0, w19                 // the nonce: sixteen octets in,
        mov     x1, x21
        mov     x2, #16
        bl      read_all
        cmp     x0, #16
        b.ne    end
        ldp     x0, x1, [x21]           // and out the ELF header, which lies before the buffer,
        mvn     x0, x0                  // and their complement: an echo is not taken for an agent
        mvn     x1, x1
        stp     x0, x1, [x21]
        mov     w0, w20
        sub     x1, x21, #64
        mov     x2, #80
        bl      write_all
        cmp     x0, #80
        b.ne    end

next:
        mov     w0, w19
        mov     x1, x21
        mov     x2, #64
        bl      read_all
        cmp     x0, #64                 // less: the end of the commands
        b.ne    end
        ldr     x9, [x21]
        cbz     x9, system_call         // 0
        cmp     x9, #2
        b.lo    scratch                 // 1
        b.eq    pipes                   // 2
        cmp     x9, #4
        b.lo    clone                   // 3
        b.eq    call                    // 4; else it is no command of ours

end:
        mov     x0, #0
        mov     x8, #EXIT_GROUP
        svc     #0
        mov     x0, #0                  // where that is unknown
        mov     x8, #EXIT
        svc     #0
        brk     #0                      // where nothing ends a process but a fault

system_call:                            // number, six arguments
        ldp     x8, x0, [x21, #8]
        ldp     x1, x2, [x21, #24]
        ldp     x3, x4, [x21, #40]
        ldr     x5, [x21, #56]
        svc     #0

reply:
        str     x0, [x21]
        mov     w0, w20
        mov     x1, x21
        mov     x2, #8
        bl      write_all
        cmp     x0, #8
        b.eq    next
        b       end

scratch:                                // no operands
        movz    x0, #(SCRATCH & 0xffff)
        movk    x0, #(SCRATCH >> 16), lsl #16
        b       reply

pipes:                                  // descriptor of the commands, of the replies
        ldr     w19, [x21, #8]
        ldr     w20, [x21, #16]
        mov     x0, #0
        b       reply

clone:                                  // flags, stack, buffer or 0, commands, replies, ptid, ctid
        ldp     x0, x1, [x21, #8]
        ldp     x9, x10, [x21, #24]     // loaded before: the memory may be shared after
        ldp     x11, x2, [x21, #40]
        mov     x3, #0                  // no thread-local storage
        ldr     x4, [x21, #56]
        mov     x8, #CLONE
        svc     #0
        cbnz    x0, reply               // the parent, or a refusal: nobody else is there
        mov     w19, w10
        mov     w20, w11
        cmp     x9, #0
        csel    x21, x21, x9, eq
        b       reply                   // the child says 0 through its own pipe

call:                                   // address, six arguments
        ldp     x9, x0, [x21, #8]
        ldp     x1, x2, [x21, #24]
        ldp     x3, x4, [x21, #40]
        ldr     x5, [x21, #56]
        blr     x9
        b       reply

// Descriptor, address, length -> how much went through before the end or an error.
// They are also called from outside, by the command "call".
read_all:
        mov     x8, #READ
        b       transfer
write_all:
        mov     x8, #WRITE
transfer:
        mov     w9, w0
        mov     x10, x2
again:
        cbz     x2, done
        mov     w0, w9
        svc     #0
        cmn     x0, #EINTR              // a signal handler ran
        b.eq    again
        cmp     x0, #0
        b.le    done
        add     x1, x1, x0
        sub     x2, x2, x0
        b       again
done:
        sub     x0, x10, x2
        ret
