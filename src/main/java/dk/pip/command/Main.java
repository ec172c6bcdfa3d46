package dk.pip.command;

/// The program: one Java server and its commands. `./pip help` lists them.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Commands.run(args));
  }
}
