using System.Globalization;

using Hub.Deposition.Drafts;

namespace Hub.Portal.Presenting;

/// <summary>How a deposit's state is told to people.</summary>
public static class DepositWords
{
    /// <summary>The state in a few words.</summary>
    /// <param name="deposit">The deposit.</param>
    public static string State(Deposit deposit) => deposit switch
    {
        { DeletedAt: not null } => "deleted",
        { State: DepositState.Draft, Published.Count: > 0 } => $"version {deposit.Version} in preparation",
        { State: DepositState.Draft } => "draft",
        { State: DepositState.Submitted } => "with a curator",
        { State: DepositState.Private, ReleaseDate: { } day } => $"private until {Day(day)}",
        { State: DepositState.Private, Counterpart.ReleaseTogether: true } => "waits for its counterpart",
        { State: DepositState.Private } => "private",
        { State: DepositState.Public } => "public",
        _ => "withdrawn",
    };

    /// <summary>The tone of the state's tag.</summary>
    /// <param name="deposit">The deposit.</param>
    public static string Tone(Deposit deposit) => deposit.State switch
    {
        DepositState.Public => "good",
        DepositState.Withdrawn => "bad",
        DepositState.Draft => "",
        _ => "warn",
    };

    /// <summary>A day in words: <c>3 March 2027</c>.</summary>
    /// <param name="day">The day.</param>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment in words.</summary>
    /// <param name="at">The moment.</param>
    public static string At(DateTimeOffset at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
