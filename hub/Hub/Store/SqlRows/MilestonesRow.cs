namespace Hub.Store;

/// <summary>When runs of an archive last brought something.</summary>
internal sealed class MilestonesRow
{
    public long? Success { get; init; }

    public long? News { get; init; }

    internal RunMilestones ToMilestones() => new(RowValues.Time(Success), RowValues.Time(News));
}
