package dk.pip.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What processes take of the machine, as Linux counts it.
final class ProcessUse {
  private ProcessUse() {}

  /// The processor time of a process and of those it has started.
  static Duration cpu(ProcessHandle process) {
    return cpu(all(process));
  }

  static Duration cpu(Stream<ProcessHandle> processes) {
    return processes
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// Resident memory, in megabytes, with what it shares with others counted in proportion where the system tells.
  static long megabytes(ProcessHandle process) throws IOException {
    var rollup = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    if (!Files.isReadable(rollup)) {
      return 0;
    }
    try (var lines = Files.lines(rollup)) {
      return lines.filter(line -> line.startsWith("Pss:")).mapToLong(ProcessUse::kilobytes).sum() / 1024;
    }
  }

  /// The most resident memory that a process has had, in megabytes, shared pages and all; 0 where the system doesn't tell.
  static long mostMegabytes(ProcessHandle process) throws IOException {
    var status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(ProcessUse::kilobytes).sum() / 1024;
    }
  }

  static Stream<ProcessHandle> all(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static long kilobytes(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }
}
