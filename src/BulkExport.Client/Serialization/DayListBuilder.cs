using System.Buffers;

namespace BulkExport.Client;

/// <summary>Gathers a list of days whose length is not known.</summary>
internal ref struct DayListBuilder() : IDisposable
{
    private const int UsualCount = 32; // a month
    private const int MostKept = 1024; // a job has 366 days at most; what is longer is no list that comes again

    private DateOnly[] _days = ArrayPool<DateOnly>.Shared.Rent(UsualCount);

    public int Count { get; private set; }

    public void Add(DateOnly day)
    {
        if (Count == _days.Length)
        {
            var larger = ArrayPool<DateOnly>.Shared.Rent(Count * 2);
            _days.CopyTo(larger, 0);
            Dispose();
            _days = larger;
        }

        _days[Count++] = day;
    }

    public readonly DateOnly[] ToArray() => _days.AsSpan(0, Count).ToArray();

    public readonly void Dispose()
    {
        if (_days.Length <= MostKept)
        {
            ArrayPool<DateOnly>.Shared.Return(_days);
        }
    }
}
