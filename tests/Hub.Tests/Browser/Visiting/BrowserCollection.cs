namespace Hub.Tests.Browser;

/// <summary>All browser tests share one hub and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserHub>
{
    public const string Name = "Browser";
}
