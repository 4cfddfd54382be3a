using System.Diagnostics;

using ArchiveServer;

using Hub.Portal.Composing;
using Hub.Tests.Making;

namespace Hub.Tests.Harvesting;

/// <summary>A hub process that harvests the archive <c>bia</c> every second or two by its schedule, to be killed without warning.</summary>
internal sealed class HubProcess : IDisposable
{
    private readonly Process process;

    private HubProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public static HubProcess Start(ArchiveServerHost archives, string data, params string[] more)
    {
        var started = Process.Start(new ProcessStartInfo("dotnet",
        [
            typeof(HubParts).Assembly.Location,
            "--Hub:DataFolder=" + data,
            "--Hub:ConfigFolder=" + Path.Combine(Repository.Root, "config"),
            "--Hub:Address=http://127.0.0.1:0",
            "--Hub:HarvestAtStart=false",
            "--Hub:Harvest:BatchRecords=10",
            .. archives.Archives.SelectMany(each => new[] { $"--Hub:Archives:{each.Id}:BaseUrl={archives.BaseUrl(each.Id)}", $"--Hub:Archives:{each.Id}:Enabled={each.Id == "bia"}" }),
            "--Hub:Archives:bia:RequestsPerSecond=100",
            "--Hub:Archives:bia:Schedule=0/2 * * * * ?",
            .. more,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        }).ShouldNotBeNull();
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new HubProcess(started);
    }

    /// <summary>SIGKILL: nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
