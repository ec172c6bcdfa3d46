package dk.pip.dialogue.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.WheelKey;
import dk.pip.dialogue.Wheels;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The year of the town's agreements with its institutions, with a date that was moved; and a template of its own for the MED committees.
@Component
@Profile("demo")
class DemoWheels implements DemoStep {
  private static final int YEAR = 2026;

  private final Wheels wheels;

  DemoWheels(Wheels wheels) {
    this.wheels = wheels;
  }

  @Override
  public String name() {
    return "dialogue.wheels";
  }

  @Override
  public List<String> needs() {
    return List.of("dialogue");
  }

  @Override
  public void fill(DemoFilling filling) {
    var secretary = filling.administrator();
    var id = wheels.make(secretary, wheels.template("aabenraa").orElseThrow(), "Institutionsaftaler", YEAR).orElseThrow();
    var wheel = wheels.find(id).orElseThrow();
    wheels.attach(secretary, wheel, wheels.fitting(wheel).stream().map(Dialogue::id).toList());
    wheels.move(secretary, wheel, new WheelKey("themes", YEAR), LocalDate.of(YEAR, 9, 25), "Lederforum mødes på Solgården den fredag");
    wheels.copy(secretary, wheels.template("med").orElseThrow(), "MED-året i Ellebæk");
  }
}
