// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

/**
 * The agent's machine code for x86-64, an instruction a line. The source with its comments is
 * {@code src/main/asm/agent-x86-64.s}; a test assembles that and compares.
 */
final class X86Agent {
  /** Where the code that reads exactly so many octets begins. */
  static final int READ_ALL = 0x122;

  /** Where the code that writes exactly so many octets begins. */
  static final int WRITE_ALL = 0x126;

  static final String LISTING =
      """
      # _start:
      45 31 e4                # xor r12d,r12d
      45 8d 6c 24 01          # lea r13d,[r12+0x1]
      bb 40 00 41 00          # mov ebx,0x410040
      44 89 e7                # mov edi,r12d
      48 89 de                # mov rsi,rbx
      6a 10                   # push 0x10
      5a                      # pop rdx
      e8 07 01 00 00          # call read_all
      83 f8 10                # cmp eax,0x10
      75 4b                   # jne end
      48 f7 13                # not qword [rbx]
      48 f7 53 08             # not qword [rbx+0x8]
      44 89 ef                # mov edi,r13d
      48 8d 73 c0             # lea rsi,[rbx-0x40]
      6a 50                   # push 0x50
      5a                      # pop rdx
      e8 f0 00 00 00          # call write_all
      83 f8 50                # cmp eax,0x50
      75 30                   # jne end
      # next:
      44 89 e7                # mov edi,r12d
      48 89 de                # mov rsi,rbx
      6a 40                   # push 0x40
      5a                      # pop rdx
      e8 d9 00 00 00          # call read_all
      83 f8 40                # cmp eax,0x40
      75 1d                   # jne end
      48 8b 03                # mov rax,qword [rbx]
      48 83 e8 01             # sub rax,0x1
      72 28                   # jb system_call
      74 5c                   # je scratch
      48 83 e8 02             # sub rax,0x2
      72 5d                   # jb pipes
      74 67                   # je clone
      48 83 e8 01             # sub rax,0x1
      0f 84 97 00 00 00       # je call
      # end:
      31 ff                   # xor edi,edi
      b8 e7 00 00 00          # mov eax,0xe7
      0f 05                   # syscall
      31 ff                   # xor edi,edi
      b8 3c 00 00 00          # mov eax,0x3c
      0f 05                   # syscall
      0f 0b                   # ud2
      # system_call:
      48 8b 43 08             # mov rax,qword [rbx+0x8]
      48 8b 7b 10             # mov rdi,qword [rbx+0x10]
      48 8b 73 18             # mov rsi,qword [rbx+0x18]
      48 8b 53 20             # mov rdx,qword [rbx+0x20]
      4c 8b 53 28             # mov r10,qword [rbx+0x28]
      4c 8b 43 30             # mov r8,qword [rbx+0x30]
      4c 8b 4b 38             # mov r9,qword [rbx+0x38]
      0f 05                   # syscall
      # reply:
      48 89 03                # mov qword [rbx],rax
      44 89 ef                # mov edi,r13d
      48 89 de                # mov rsi,rbx
      6a 08                   # push 0x8
      5a                      # pop rdx
      e8 78 00 00 00          # call write_all
      83 f8 08                # cmp eax,0x8
      74 88                   # je next
      eb b6                   # jmp end
      # scratch:
      b8 00 10 41 00          # mov eax,0x411000
      eb e1                   # jmp reply
      # pipes:
      44 8b 63 08             # mov r12d,dword [rbx+0x8]
      44 8b 6b 10             # mov r13d,dword [rbx+0x10]
      31 c0                   # xor eax,eax
      eb d5                   # jmp reply
      # clone:
      48 8b 7b 08             # mov rdi,qword [rbx+0x8]
      48 8b 73 10             # mov rsi,qword [rbx+0x10]
      4c 8b 4b 18             # mov r9,qword [rbx+0x18]
      44 8b 73 20             # mov r14d,dword [rbx+0x20]
      44 8b 7b 28             # mov r15d,dword [rbx+0x28]
      48 8b 53 30             # mov rdx,qword [rbx+0x30]
      4c 8b 53 38             # mov r10,qword [rbx+0x38]
      45 31 c0                # xor r8d,r8d
      b8 38 00 00 00          # mov eax,0x38
      0f 05                   # syscall
      48 85 c0                # test rax,rax
      75 aa                   # jne reply
      45 89 f4                # mov r12d,r14d
      45 89 fd                # mov r13d,r15d
      4d 85 c9                # test r9,r9
      49 0f 45 d9             # cmovne rbx,r9
      eb 9b                   # jmp reply
      # call:
      48 8b 7b 10             # mov rdi,qword [rbx+0x10]
      48 8b 73 18             # mov rsi,qword [rbx+0x18]
      48 8b 53 20             # mov rdx,qword [rbx+0x20]
      48 8b 4b 28             # mov rcx,qword [rbx+0x28]
      4c 8b 43 30             # mov r8,qword [rbx+0x30]
      4c 8b 4b 38             # mov r9,qword [rbx+0x38]
      ff 53 08                # call qword [rbx+0x8]
      e9 7b ff ff ff          # jmp reply
      # read_all:
      31 c0                   # xor eax,eax
      eb 03                   # jmp transfer
      # write_all:
      6a 01                   # push 0x1
      58                      # pop rax
      # transfer:
      41 89 c1                # mov r9d,eax
      49 89 d2                # mov r10,rdx
      # again:
      48 85 d2                # test rdx,rdx
      74 18                   # je done
      44 89 c8                # mov eax,r9d
      0f 05                   # syscall
      48 83 f8 fc             # cmp rax,0xfffffffffffffffc
      74 f0                   # je again
      48 85 c0                # test rax,rax
      7e 08                   # jle done
      48 01 c6                # add rsi,rax
      48 29 c2                # sub rdx,rax
      eb e3                   # jmp again
      # done:
      4c 89 d0                # mov rax,r10
      48 29 d0                # sub rax,rdx
      c3                      # ret
      """;

  private X86Agent() {}
}
