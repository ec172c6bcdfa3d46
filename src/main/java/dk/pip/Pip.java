package dk.pip;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// The application: everything that the server is made of. The program begins in `dk.pip.command.Main`.
@SpringBootApplication
@Modulithic(systemName = "Pip", sharedModules = "shared")
public class Pip {}
