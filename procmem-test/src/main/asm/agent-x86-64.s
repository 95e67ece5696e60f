# SPDX-License-Identifier: Apache-2.0
# The system-call agent for x86-64. Its bytes are written by X86Agent; AgentSourceIT assembles this
# file and compares. Build by hand: as -o a.o agent-x86-64.s && objcopy -O binary -j .text a.o a.bin
#
# Throughout: r12d descriptor of the commands, r13d of the replies, rbx the command buffer.
# A command is eight little-endian words: what to do, then its operands. A reply is one word.
        .intel_syntax noprefix
        .set    BUFFER, 0x410040
        .set    SCRATCH, 0x411000
        .set    WRITE, 1
        .set    CLONE, 56
        .set    EXIT, 60
        .set    EXIT_GROUP, 231
        .set    EINTR, 4

        .globl  _start
_start:
        xor     r12d, r12d              # commands come from descriptor 0,
        lea     r13d, [r12 + 1]         # replies go to descriptor 1
        mov     ebx, BUFFER
        mov     edi, r12d               # the nonce: sixteen octets in,
        mov     rsi, rbx
        push    16
        pop     rdx
        call    read_all
        cmp     eax, 16
        jne     end
        not     qword ptr [rbx]         # and out the ELF header, which lies before the buffer,
        not     qword ptr [rbx + 8]     # and their complement: an echo is not taken for an agent
        mov     edi, r13d
        lea     rsi, [rbx - 64]
        push    80
        pop     rdx
        call    write_all
        cmp     eax, 80
        jne     end

next:
        mov     edi, r12d
        mov     rsi, rbx
        push    64
        pop     rdx
        call    read_all
        cmp     eax, 64                 # less: the end of the commands
        jne     end
        mov     rax, [rbx]
        sub     rax, 1
        jb      system_call             # 0
        je      scratch                 # 1
        sub     rax, 2
        jb      pipes                   # 2
        je      clone                   # 3
        sub     rax, 1
        je      call                    # 4; else it is no command of ours

end:
        xor     edi, edi
        mov     eax, EXIT_GROUP
        syscall
        xor     edi, edi                # where that is unknown
        mov     eax, EXIT
        syscall
        ud2                             # where nothing ends a process but a fault

system_call:                            # number, six arguments
        mov     rax, [rbx + 8]
        mov     rdi, [rbx + 16]
        mov     rsi, [rbx + 24]
        mov     rdx, [rbx + 32]
        mov     r10, [rbx + 40]
        mov     r8, [rbx + 48]
        mov     r9, [rbx + 56]
        syscall

reply:
        mov     [rbx], rax
        mov     edi, r13d
        mov     rsi, rbx
        push    8
        pop     rdx
        call    write_all
        cmp     eax, 8
        je      next
        jmp     end

scratch:                                # no operands
        mov     eax, SCRATCH
        jmp     reply

pipes:                                  # descriptor of the commands, of the replies
        mov     r12d, [rbx + 8]
        mov     r13d, [rbx + 16]
        xor     eax, eax
        jmp     reply

clone:                                  # flags, stack, buffer or 0, commands, replies, ptid, ctid
        mov     rdi, [rbx + 8]
        mov     rsi, [rbx + 16]
        mov     r9, [rbx + 24]          # loaded before: the memory may be shared after
        mov     r14d, [rbx + 32]
        mov     r15d, [rbx + 40]
        mov     rdx, [rbx + 48]
        mov     r10, [rbx + 56]
        xor     r8d, r8d                # no thread-local storage
        mov     eax, CLONE
        syscall
        test    rax, rax
        jnz     reply                   # the parent, or a refusal: nobody else is there
        mov     r12d, r14d
        mov     r13d, r15d
        test    r9, r9
        cmovnz  rbx, r9
        jmp     reply                   # the child says 0 through its own pipe

call:                                   # address, six arguments
        mov     rdi, [rbx + 16]
        mov     rsi, [rbx + 24]
        mov     rdx, [rbx + 32]
        mov     rcx, [rbx + 40]
        mov     r8, [rbx + 48]
        mov     r9, [rbx + 56]
        call    [rbx + 8]
        jmp     reply

# Descriptor, address, length -> how much went through before the end or an error.
# They are also called from outside, by the command "call".
read_all:
        xor     eax, eax                # read is system call 0
        jmp     transfer
write_all:
        push    WRITE
        pop     rax
transfer:
        mov     r9d, eax
        mov     r10, rdx
again:
        test    rdx, rdx
        jz      done
        mov     eax, r9d
        syscall
        cmp     rax, -EINTR             # a signal handler ran
        je      again
        test    rax, rax
        jle     done
        add     rsi, rax
        sub     rdx, rax
        jmp     again
done:
        mov     rax, r10
        sub     rax, rdx
        ret
