using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Deposition.Uploads;

/// <summary>Sweeps the staging area at the start, for what a crash left, and then every hour.</summary>
/// <param name="intake">Sweeps the staging area.</param>
/// <param name="multipart">Sweeps what clients put into the bucket by themselves.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it says what it met.</param>
public sealed partial class UploadSweeping(Intake intake, MultipartFinishing multipart, TimeProvider time, ILogger<UploadSweeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private long dropped;

    /// <summary>What the last sweep met; the dropped ones are those since the start.</summary>
    public StagingCount Last { get; private set; } = new(0, 0, 0);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                var (staged, put) = (await intake.SweepAsync(stoppingToken), await multipart.SweepAsync(stoppingToken));
                var count = new StagingCount(staged.Open + put.Open, staged.Bytes + put.Bytes, staged.Dropped + put.Dropped);
                dropped += count.Dropped;
                Last = count with { Dropped = dropped };
                LogSwept(count.Open, count.Bytes, count.Dropped);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Open} uploads are open with {Bytes} bytes; {Dropped} were dropped because nobody went on with them")]
    private partial void LogSwept(long open, long bytes, long dropped);

    [LoggerMessage(Level = LogLevel.Error, Message = "Uploads cannot be swept; the next sweep is in an hour")]
    private partial void LogFailed(Exception failure);
}
