package censo.agent;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Linux's own calls to open, look and read, as Java has none that neither waits for a FIFO's writer
 * nor follows a link. All go through libc's {@code syscall}: binding one function is a good part of
 * the agent's start, and this one is in every libc. Names are bytes. An instance has its own
 * memory, and serves one thread at a time.
 */
final class Kernel {
  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

  // Numbers and flags of the kernel's uapi headers, of x86_64 and aarch64.
  private static final int READ = ARM ? 63 : 0;
  private static final int CLOSE = ARM ? 57 : 3;
  private static final int FSTAT = ARM ? 80 : 5;
  private static final int OPENAT = ARM ? 56 : 257;
  private static final int READLINKAT = ARM ? 78 : 267;
  private static final int GETDENTS64 = ARM ? 61 : 217;
  private static final int OPENAT2 = 437;
  private static final long RESOLVE_NO_SYMLINKS_BENEATH = 0x04 | 0x08;

  static final int O_DIRECTORY = ARM ? 0x4000 : 0x10000;
  static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;
  static final int O_PATH = 0x200000;
  static final int O_NONBLOCK = 0x800;
  static final int O_NOCTTY = 0x100;
  private static final int O_CLOEXEC = 0x80000;

  /** For a path of its own, not below a descriptor. */
  static final int AT_FDCWD = -100;

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int EXDEV = 18;
  static final int ENOTDIR = 20;
  static final int ENOSYS = 38;
  static final int ELOOP = 40;
  private static final int EINTR = 4;

  private static final MethodHandle SYSCALL = bind();

  /** Most bytes of a path, as the kernel has it. */
  private static final int MAX_PATH = 4096;

  private static final int DATA = 2 * MAX_PATH;
  private static final int DATA_SIZE = 64 * 1024;

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(DATA + DATA_SIZE).order(ByteOrder.nativeOrder());
  private final long address = MemorySegment.ofBuffer(memory).address();
  private final ByteBuffer error = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
  private final MemorySegment errorSegment = MemorySegment.ofBuffer(error);

  /**
   * What the kernel refuses, with its number. It has no stack: what is not there is asked for all
   * the time.
   */
  static final class Refused extends IOException {
    private final int number;

    Refused(int number) {
      super("the kernel says error " + number);
      this.number = number;
    }

    int number() {
      return number;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /**
   * What {@code fstat} tells of an open file; equal before and after reading, it did not change.
   *
   * @param mode kind and permission bits
   * @param modified nanoseconds of the content's last change
   * @param changed nanoseconds of the last change at all
   */
  record Status(int mode, int uid, int gid, int links, long size, long modified, long changed) {
    private static final int KIND = 0170000;

    boolean isFile() {
      return (mode & KIND) == 0100000;
    }

    boolean isLink() {
      return (mode & KIND) == 0120000;
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle bind() {
    Linker linker = Linker.nativeLinker();
    MemorySegment syscall = linker.defaultLookup().findOrThrow("syscall");
    // Not told to be variadic, which costs a second shape: it takes its words as any function does.
    return linker.downcallHandle(
        syscall,
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.captureCallState("errno"));
  }

  /** Opens a path as it is, below a descriptor where it is relative. */
  int openat(int folder, byte[] path, int flags) throws Refused {
    return (int) call(OPENAT, folder, put(path), flags | O_CLOEXEC, 0);
  }

  /** Opens a path that leads over no link and not above the descriptor. Since Linux 5.6. */
  int openBeneath(int folder, byte[] path, int flags) throws Refused {
    long name = put(path);
    memory.putLong(MAX_PATH, flags | O_CLOEXEC);
    memory.putLong(MAX_PATH + 8, 0);
    memory.putLong(MAX_PATH + 16, RESOLVE_NO_SYMLINKS_BENEATH);
    return (int) call(OPENAT2, folder, name, address + MAX_PATH, 24);
  }

  void close(int descriptor) {
    try {
      call(CLOSE, descriptor, 0, 0, 0);
    } catch (Refused _) {
      // It is closed all the same, and nothing was written that could be lost.
    }
  }

  Status status(int descriptor) throws Refused {
    call(FSTAT, descriptor, address + DATA, 0, 0);
    int at = ARM ? DATA + 16 : DATA + 24;
    return new Status(
        memory.getInt(at),
        memory.getInt(ARM ? at + 8 : at + 4),
        memory.getInt(ARM ? at + 12 : at + 8),
        memory.getInt(ARM ? at + 4 : DATA + 16),
        memory.getLong(DATA + 48),
        nanoseconds(DATA + 88),
        nanoseconds(DATA + 104));
  }

  private long nanoseconds(int at) {
    return memory.getLong(at) * 1_000_000_000 + memory.getLong(at + 8);
  }

  /** The target of a link that was opened with O_PATH. */
  byte[] target(int descriptor) throws Refused {
    long length = call(READLINKAT, descriptor, put(new byte[0]), address + DATA, MAX_PATH);
    return data(0, (int) length);
  }

  /** Reads on from where the descriptor is; 0 at the end. */
  int read(int descriptor, byte[] into, int at, int length) throws Refused {
    int count = (int) call(READ, descriptor, address + DATA, Math.min(length, DATA_SIZE), 0);
    memory.get(DATA, into, at, count);
    return count;
  }

  /** At least some names of a folder, in no order, and no more once there are {@code most}. */
  List<byte[]> names(int folder, int most) throws Refused {
    List<byte[]> names = new ArrayList<>();
    while (names.size() < most) {
      int filled = (int) call(GETDENTS64, folder, address + DATA, DATA_SIZE, 0);
      if (filled == 0) {
        break;
      }
      // Each entry: inode 8, offset 8, length 2, type 1, the name and its NUL.
      for (int at = 0; at < filled; at += memory.getShort(DATA + at + 16) & 0xffff) {
        int end = at + 19;
        while (memory.get(DATA + end) != 0) {
          end++;
        }
        byte[] name = data(at + 19, end - at - 19);
        boolean itself =
            name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
        if (!itself && names.size() < most) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private byte[] data(int from, int length) {
    byte[] bytes = new byte[length];
    memory.get(DATA + from, bytes);
    return bytes;
  }

  private long put(byte[] path) throws Refused {
    if (path.length >= MAX_PATH) {
      throw new Refused(ENOENT);
    }
    for (byte b : path) {
      if (b == 0) {
        throw new Refused(ENOENT);
      }
    }
    memory.put(0, path);
    memory.put(path.length, (byte) 0);
    return address;
  }

  private long call(long number, long a, long b, long c, long d) throws Refused {
    while (true) {
      long result;
      try {
        result = (long) SYSCALL.invokeExact(errorSegment, number, a, b, c, d);
      } catch (Throwable e) {
        throw new AssertionError("a native call throws nothing", e);
      }
      if (result >= 0) {
        return result;
      }
      if (error.getInt(0) != EINTR) {
        throw new Refused(error.getInt(0));
      }
    }
  }
}
