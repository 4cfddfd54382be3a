namespace Benchmarks;

/// <summary>Draws words as prose does: the n-th most frequent one about 1/n times as often as the first.</summary>
public sealed class Zipf
{
    private readonly double[] sums;

    public Zipf(int count, double exponent)
    {
        sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) sums[i] = sum += 1 / Math.Pow(i + 3, exponent);
    }

    public int Draw(Random random)
    {
        int at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return at < 0 ? ~at : at;
    }
}
