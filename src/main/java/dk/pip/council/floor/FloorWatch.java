package dk.pip.council.floor;

import dk.pip.council.CouncilDayId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Tells those on this node who want to know at once that something was done on a day's floor. Other nodes find it out by themselves.
@Component
public class FloorWatch {
  private final List<Consumer<CouncilDayId>> listeners = new CopyOnWriteArrayList<>();

  public void listen(Consumer<CouncilDayId> listener) {
    listeners.add(listener);
  }

  public void stir(CouncilDayId day) {
    listeners.forEach(listener -> listener.accept(day));
  }
}
