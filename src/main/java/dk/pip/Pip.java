package dk.pip;

import dk.pip.command.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// The program: one Java server and its commands. `./pip help` lists them.
@SpringBootApplication
@Modulithic(systemName = "Pip", sharedModules = "shared")
public class Pip {
  public static void main(String[] args) {
    System.exit(Commands.run(args));
  }
}
