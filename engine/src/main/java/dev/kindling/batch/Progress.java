package dev.kindling.batch;

/** Who follows a run. Called by one thread at a time, in whatever order projects begin and end. */
public interface Progress {

  /** Follows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void began(Candidate project) {
          // Nobody is told.
        }

        @Override
        public void done(Outcome outcome) {
          // Nobody is told.
        }
      };

  /** A project is begun. */
  void began(Candidate project);

  /** A project is done. */
  void done(Outcome outcome);
}
