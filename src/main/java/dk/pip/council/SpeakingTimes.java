package dk.pip.council;

/// How long one may speak, in seconds.
public record SpeakingTimes(int presentation, int question, int reply, int debate) {
  public static final int LEAST = 10;
  public static final int MOST = 3600;
  public static final SpeakingTimes USUAL = new SpeakingTimes(180, 60, 60, 90);
}
