package stats

import "testing"

func TestPercentile(t *testing.T) {
	hundred := make([]float64, 100)
	for i := range hundred {
		hundred[i] = float64(100 - i)
	}
	for _, c := range []struct {
		name  string
		all   []float64
		share float64
		want  float64
	}{
		{"of none", nil, 0.5, 0},
		{"of one", []float64{7}, 0.95, 7},
		{"median of an odd number", []float64{3, 1, 2}, 0.5, 2},
		{"median of an even number is the lower one", []float64{4, 1, 3, 2}, 0.5, 2},
		{"95 of 100", hundred, 0.95, 95},
		{"the longest", hundred, 1, 100},
		{"the shortest", hundred, 0, 1},
	} {
		if got := Percentile(c.all, c.share); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	all := []float64{3, 1, 2}
	if Median(all); all[0] != 3 {
		t.Error("Percentile changes the order of what it is given")
	}
}

func TestRatio(t *testing.T) {
	for _, c := range [][3]float64{{10, 2, 5}, {1, 4, 0.25}, {0, 3, 0}, {3, 0, 0}} {
		if got := Ratio(c[0], c[1]); got != c[2] {
			t.Errorf("Ratio(%v, %v) = %v, want %v", c[0], c[1], got, c[2])
		}
	}
}

func TestGrowth(t *testing.T) {
	for _, c := range []struct {
		name             string
		time, size, want float64
	}{
		{"the first size", 50, 1000, 1},
		{"as the size", 500, 10_000, 1},
		{"not at all", 50, 10_000, 0.1},
		{"as the square", 5000, 10_000, 10},
	} {
		if got := Growth(c.time, c.size, 50, 1000); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestQuartiles(t *testing.T) {
	for _, c := range []struct {
		all  []float64
		want [3]float64
	}{
		{nil, [3]float64{}},
		{[]float64{5}, [3]float64{5, 5, 5}},
		{[]float64{4, 3, 2, 1}, [3]float64{1, 2, 3}},
		{[]float64{8, 7, 6, 5, 4, 3, 2, 1}, [3]float64{2, 4, 6}},
	} {
		if a, b, d := Quartiles(c.all); [3]float64{a, b, d} != c.want {
			t.Errorf("%v: %v %v %v, want %v", c.all, a, b, d, c.want)
		}
	}
}
