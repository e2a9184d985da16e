internal import Synchronization

/// How far a run has come, for whoever shows it. Written from several tasks with nothing but counting, read a few times a second.
package final class RunProgress: Sendable {
    /// The parts of a run that take long.
    package enum Phase: Int, Sendable, CaseIterable { case reading, rendering }

    /// A phase, and how many of its notes or pages are done.
    package struct State: Sendable {
        package let phase: Phase
        package let done: Int
        package let total: Int
    }

    private let phase = Atomic(Phase.reading.rawValue)
    private let done = Atomic(0)
    private let total = Atomic(0)

    package init() {}

    /// What has been done so far; of a phase that just began, nothing.
    package var state: State {
        State(
            phase: Phase(rawValue: phase.load(ordering: .relaxed)) ?? .reading, done: done.load(ordering: .relaxed),
            total: total.load(ordering: .relaxed))
    }

    func begin(_ phase: Phase, of total: Int) {
        done.store(0, ordering: .relaxed)
        self.total.store(total, ordering: .relaxed)
        self.phase.store(phase.rawValue, ordering: .relaxed)
    }

    func step() { done.add(1, ordering: .relaxed) }
}
