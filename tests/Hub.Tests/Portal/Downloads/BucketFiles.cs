using Hub.Tests.Making;

namespace Hub.Tests.Portal.Downloads;

/// <summary>The same over a bucket.</summary>
public sealed class BucketFiles : PublishedFiles
{
    /// <summary>The bucket; null where no server runs.</summary>
    public S3TestBucket? Bucket { get; private set; }

    protected override string[] Settings => Bucket!.Settings;

    public override async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(S3TestBucket.Variable) is not null)
        {
            Bucket = await S3TestBucket.CreateAsync();
            await base.InitializeAsync();
        }
    }

    public override async Task DisposeAsync()
    {
        if (Bucket is not null)
        {
            await base.DisposeAsync();
            await Bucket.DisposeAsync();
        }
    }
}
