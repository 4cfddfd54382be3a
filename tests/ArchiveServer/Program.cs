namespace ArchiveServer;

/// <summary>Partner archives on loopback, until Ctrl+C.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            await using var server = await ArchiveServerHost.StartAsync(ArchiveServerOptions.Parse(args), CancellationToken.None);
            foreach (var archive in server.Archives)
            {
                Console.WriteLine($"{archive.Id,-8} {server.BaseUrl(archive.Id)}  {archive.Count} records");
            }

            await server.WaitForShutdownAsync();
            return 0;
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (IOException taken)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Give another --port.");
            return 1;
        }
    }
}
