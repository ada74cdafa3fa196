/** One shot of the fixture, as a person would write it into a shot list. */
export interface WrittenShot {
  readonly title: string;
  readonly prompt: string;
  readonly bars: string;
}

const WRITTEN = `
Empty bleachers | Dawn over a small school stadium, frost on the benches, the camera rises from the grass and begins to fly forward | 2
Chain-link gap | A fence fills the picture, we slip through one diamond of wire, cold metal brushing past on both sides | 1
Bus windows | A yellow bus idles, we glide along its fogged windows, one hand draws a heart from inside | 1
Aisle of knees | Inside the bus, low along the aisle between knees and rucksacks, headphones leak a drum loop | 1
School gate | The bus doors fold open onto a crowd, the camera threads between shoulders towards red brick | 1
Trophy hall | A corridor of glass cases, gold figures flicker past, reflections of two teenagers walking apart | 2
Stairwell spiral | Straight up through the middle of a staircase, shoes on every landing, a paper plane keeps pace | 1
Chalk storm | A classroom, the board is full of a map of the night sky, chalk dust turns to stars | 1
Note under desk | A folded note travels hand to hand under the desks, the camera rides on its edge | 1
Window seat | She looks up from the note, sunlight behind her, the picture falls into her eye | 2
Iris forest | Inside the iris, brown turns into bark, a tall forest at noon, deep green silence | 1
Rope swing | A rope swing carries us over a creek, at the far point two people let go together | 1
Green water | Below the surface, hair and bubbles, a drowned shopping cart glitters like treasure | 1
Drain pipe | Into a concrete pipe, round light at the end, graffiti names rush past | 1
Skate bowl | Out of the pipe into an empty pool, skaters cross just in front of the lens | 2
Arcade glass | The side of the pool becomes an arcade cabinet, pixel cars race towards us | 1
Coin slot | Through the slot, coins falling like rain, brass and dust, a warm hum | 1
Record groove | A coin turns into a record, the needle crosses a black valley of grooves | 1
Dorm hallway | We fly down a hallway past slamming doors, posters torn at the corners, into a locker at the end | 1
Locker to cafeteria | Through the back of the locker, gum wrappers spinning, we come out over trays and paper cups | 1
Bubble gum | She blows a bubble until it fills the frame, we fly into the pink and it pops around us | 1
Football field | Out of the gum onto an open field at golden hour, she is running, the goal posts come close | 1
Wedding car | Through the goal posts into the back window of a wedding car, the couple laughing, tin cans rattling, the camera pushes through the windscreen towards motel neon | 2
Rain, motel | Wipers cut the rain into stripes, a motel sign buzzes, slow push to a door with a brass seven | 4
Keyhole seven | The brass number grows, we enter the keyhole, gears and light | 1
Room with waves | A motel room flooded knee deep, the bed is a raft, a lamp burns under water | 2
Raft at night | The raft drifts on a black sea, stars below and above, two people asleep | 2
Lighthouse turn | The beam of a lighthouse sweeps over us, with each turn a year goes by | 1
Kitchen of years | A small kitchen, the calendar sheds its leaves, the fridge fills with drawings | 2
Cake candle | A candle flame in the middle of the picture, breath bends it, we follow the smoke | 1
Chimney flight | Up the chimney with the smoke, bricks and birds, out over roofs in snow | 1
Snow street | Down between the roofs to a street, a sledge without anybody on it passes us | 1
Bakery window | Warm light, steam on the glass, a child presses its nose flat against it | 1
Flour cloud | A sack bursts, the world is white, out of the white a ward with many beds | 2
Ward corridor | A hospital corridor, ceiling lights tick by like bars of music, doors swing open | 2
Curtain | A blue curtain moves, behind it the same two people, grown older, holding hands | 2
Monitor line | The green line of a monitor becomes a road over hills, we drive along it | 1
Hill road | Dusk, a convertible from another decade, the scarf comes loose and covers the lens | 1
Scarf weave | Inside the weave of the scarf, threads like a forest of columns, red and gold | 1
Theatre boxes | The threads become curtains of a theatre, every box holds a younger version of them | 2
Trapdoor | The floor of the stage opens, we fall between ropes and painted moons | 1
Paper moon | Through a paper moon, the hole in it frames a fairground at night | 1
Big wheel | A gondola of the big wheel rises towards us, empty, its door open | 2
City circuit | From the top the city is a circuit board, cars are sparks, we dive into one street | 1
Subway mouth | Down the steps of a subway, wind blows posters off the wall, one shows her face | 1
Train through train | Two trains pass, we go through the windows of the one into the other | 1
Airport walk | A moving walkway, everybody stands still but one, who runs against it | 1
Boarding tunnel | The tunnel narrows, its ribs become the ribs of a whale | 1
Whale song | Inside the whale a piano stands, its keys move by themselves | 2
Piano strings | Along the strings, hammers rise like a crowd, the dust is golden | 1
Attic | An attic with covered chairs, a box of photographs opens by itself | 2
Photograph | We enter a photograph of a stadium, grey at first, colour comes from the edges | 2
Same bleachers | The stadium of the beginning, now overgrown, an old man sits where she sat | 4
Two rings | His hand with two rings, the camera passes through the smaller one | 2
Morning field | White light, then the same dawn as in the beginning, nobody is there, the camera comes to rest | 4
`;

/** An invented board of the real size: 55 shots of one continuous zoom. */
export const THE_HARDEST_PART: readonly WrittenShot[] = WRITTEN.trim()
  .split('\n')
  .map((line) => {
    const [title = '', prompt = '', bars = ''] = line.split('|').map((part) => part.trim());
    return { title, prompt, bars };
  });

/** The same as a person pastes it. */
export const SHOT_LIST: string = WRITTEN.trim();
