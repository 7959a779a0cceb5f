"""The call that is tried at one desk: its answers, and what its page wishes. Nothing of it is recorded."""

from console.domain.rows.policy_try import Trial, TryView, try_view, wished
from console.policy.diagram import Compiled
from console.ui.screens.policy_work import PolicyWork
from console.ui.wish import Wish

TRIED = "the call that is tried"
NONE = Trial({})


class PolicyTrial:
    """A trial of the policy that is read; its way through the policy is what is followed then."""

    def __init__(self, work: PolicyWork) -> None:
        self._work = work
        self._seen: tuple[Compiled, Trial, TryView] | None = None
        self._trial, self._is_somebodys = NONE, False

    def begin(self) -> None:
        """Begin with what is followed, be it a call, an example or a case; else with nothing."""
        followed = self._work.followed
        self._is_somebodys = followed is not None and followed.is_somebodys
        self._take(Trial(dict(followed.facts) if followed is not None else {}))

    def forget(self) -> None:
        """Let go of it."""
        self._trial, self._is_somebodys = NONE, False

    def view(self) -> TryView:
        """What stands on the page, worked out once for each policy and answer."""
        if self._seen is None or self._seen[0] is not self._work.compiled or self._seen[1] is not self._trial:
            self._seen = self._work.compiled, self._trial, try_view(self._work.compiled, self._trial)
        return self._seen[2]

    def wish(self, wish: Wish) -> bool:
        """Grant what the page wishes; False where the wish is another's."""
        trial = wished(self._trial, wish, self.view().card.fact) if wish.name.startswith("try_") else None
        if trial is None:
            return False
        self._is_somebodys = self._is_somebodys and wish.name != "try_anew"
        self._take(trial)
        return True

    def _take(self, trial: Trial) -> None:
        self._trial = trial
        self._work.follow(TRIED, trial.facts, is_somebodys=self._is_somebodys)
