using System.Globalization;

using Hub.Store;

namespace Hub.Portal.Presenting;

/// <summary>The states of a run in words.</summary>
public static class RunWords
{
    /// <summary>The state in a word or two.</summary>
    /// <param name="run">The run.</param>
    public static string Of(Run run) => BrokeOff(run) ? "broke off" : run.State.ToString().ToLowerInvariant();

    /// <summary>The CSS class that gives the state its colour.</summary>
    /// <param name="run">The run.</param>
    public static string Tone(Run run) => BrokeOff(run) ? "warn" : run.State switch
    {
        RunState.Succeeded => "good",
        RunState.Failed => "bad",
        RunState.Running or RunState.Superseded or RunState.Rejected => "",
        _ => "warn",
    };

    /// <summary>When something was, in UTC; <c>never</c> where it was not.</summary>
    /// <param name="time">The time.</param>
    public static string At(DateTimeOffset? time) => time is { } at ? at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) : "never";

    /// <summary>A length of time in days or hours.</summary>
    /// <param name="span">The length.</param>
    public static string Span(TimeSpan span) => span.TotalDays >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours");

    /// <summary>What the state means, in a sentence.</summary>
    /// <param name="run">The run.</param>
    public static string Meaning(Run run) => BrokeOff(run) ? "Its work broke off before the end." : run.State switch
    {
        RunState.Running => "It runs now, or its process died and the next start continues it.",
        RunState.Succeeded => "The whole listing was read, and every record of it.",
        RunState.Partial => "A part could not be read. If the listing broke off, nothing was deleted.",
        RunState.Held => "It would delete or alter more than its budget allows, or met a wall, and waits for a decision.",
        RunState.Failed => "Nothing could be had of the archive.",
        RunState.Stopped => "It was stopped; what was stored stays.",
        RunState.Interrupted => "Its process died and another run took its place.",
        RunState.Rejected => "It was held and refused: nothing was deleted, and what it had altered says again what it said before.",
        RunState.Superseded => "It was held, and a later complete listing made the decision needless.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // An open run has a message only from when its work broke off until it goes on.
    private static bool BrokeOff(Run run) => run is { State: RunState.Running, Message: not null };
}
