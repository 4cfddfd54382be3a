using System.Net;
using System.Net.Sockets;

using Hub.Portal.Composing;
using Hub.Tests.Making;

namespace Hub.Tests.Portal;

/// <summary>A hub whose address is taken says so at once, before it has opened or asked anything.</summary>
public sealed class TakenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://127.0.0.1:0;http://*:{0}")]
    public async Task It_is_told_and_no_data_are_made(string address)
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, ((IPEndPoint)other.LocalEndpoint).Port);

        var refusal = await Should.ThrowAsync<SettingException>(() => RunningHub.StartAsync(["--Hub:DataFolder=" + folder.Below("data"), "--Hub:Address=" + taken], default));

        refusal.Message.ShouldContain(taken);
        refusal.Message.ShouldContain("something else listens");
        Directory.Exists(folder.Below("data")).ShouldBeFalse();
    }
}
