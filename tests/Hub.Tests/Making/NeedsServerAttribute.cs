namespace Hub.Tests.Making;

/// <summary>The class's facts need a server that <c>tests/run</c> starts and names in a variable.</summary>
/// <param name="variable">The environment variable, for example <c>HUB_TEST_POSTGRES</c>.</param>
/// <param name="server">The script that starts it, for example <c>tests/servers/postgres</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsServerAttribute(string variable, string server) : Attribute
{
    public string Variable => variable;

    public string Server => server;
}
