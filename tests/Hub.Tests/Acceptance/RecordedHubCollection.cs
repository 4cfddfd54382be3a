namespace Hub.Tests.Acceptance;

/// <summary>Tests that share one hub with all recorded archives.</summary>
[CollectionDefinition(Name)]
public sealed class RecordedHubCollection : ICollectionFixture<RecordedHub>
{
    public const string Name = "Recorded hub";
}
