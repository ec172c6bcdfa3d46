package dk.pip.highlights.web;

import dk.pip.highlights.Highlights.Standing;
import dk.pip.people.Unit;
import java.util.List;

/// What whoever answers for workplaces sees of those who work there.
public record LeaderPage(List<Unit> units, List<Standing> standings) {}
